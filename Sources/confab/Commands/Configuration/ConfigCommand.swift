import ArgumentParser
import Settings
import TUI

/// `confab config …`: the configuration without the screen.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Make, edit and check the configuration.",
    discussion: """
      confab config init     write the commented default file, if there is none
      confab config edit     open it in $VISUAL or $EDITOR, and check it afterwards
      confab config check    tell what is wrong with it
      confab config show     every value that holds, and where it comes from
      confab config path     where Confab's files are
      """,
    subcommands: [
      ConfigInitCommand.self, ConfigEditCommand.self, ConfigCheckCommand.self,
      ConfigShowCommand.self, ConfigPathCommand.self,
    ])
}

/// Which file is meant.
struct ConfigurationOption: ParsableArguments {
  @Option(help: ArgumentHelp("The configuration file.", valueName: "file"))
  var config: String?

  /// Ends the process where the environment has no place for it.
  func places(_ options: Options = Options()) -> Places {
    var options = options
    options.config = config
    return Self.places(options)
  }

  static func places(_ options: Options) -> Places {
    do throws(SettingsProblem) {
      return try Places(
        options: options, environment: ProcessEnvironment.variables(),
        executable: Places.executable())
    } catch {
      fail("confab config: \(Sanitizer.display(error.text, oneLine: true))", .refused)
    }
  }
}

/// What the configuration's commands print.
enum ConfigurationReport {
  /// A line a problem; nothing when there is none.
  static func text(_ problems: [SettingsProblem]) -> String {
    problems.map { Sanitizer.display($0.text, oneLine: true) + "\n" }.joined()
  }

  static func shown(_ path: String) -> String { Sanitizer.display(path, oneLine: true) }
}
