import ArgumentParser
import Settings

/// `confab config check`: everything that is wrong, a line each.
struct ConfigCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Tell what is wrong with the configuration and what it names.",
    discussion: """
      A line a problem: file, line, key, what is wrong, what would be right. Themes and files with
      keys are looked at; no command is run and no server is asked. Exit status: 0 nothing is
      wrong, 1 something is.
      """)

  @Argument(help: ArgumentHelp("Another file than the configuration.", valueName: "file"))
  var path: String?

  @OptionGroup var file: ConfigurationOption

  func validate() throws {
    guard path == nil || file.config == nil else {
      throw ValidationError("give the file once: confab config check FILE")
    }
  }

  func run() throws {
    let places = ConfigurationOption.places(Options(config: path ?? file.config))
    let check = SettingsCheck(places: places, environment: ProcessEnvironment.variables())
    guard check.problems.isEmpty else {
      StandardOutput.write(ConfigurationReport.text(check.problems))
      throw ExitCode(ExitStatus.failure.rawValue)
    }
    let shown = ConfigurationReport.shown(places.configFile)
    StandardOutput.write(
      ConfigurationPlace.isThere(places.configFile)
        ? "nothing is wrong with \(shown)\n"
        : "there is no \(shown): the defaults hold. Make one with: confab config init\n")
  }
}
