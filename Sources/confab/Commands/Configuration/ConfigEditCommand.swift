import ArgumentParser
import Curses
import Glibc
import Settings

/// `confab config edit`: the file in the user's editor, and what is wrong with it afterwards.
struct ConfigEditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Open the configuration in $VISUAL or $EDITOR; it is made when there is none.",
    discussion: """
      What is wrong with it afterwards is told, and it can be opened again. Exit status: 0 nothing
      is wrong, 1 something is, or the editor failed.
      """)

  @OptionGroup var file: ConfigurationOption

  func run() throws {
    let places = file.places()
    let environment = ProcessEnvironment.variables()
    let shown = ConfigurationReport.shown(places.configFile)
    do throws(NewFile.Problem) {
      try ConfigurationFile.make(at: places.configFile)
    } catch {
      fail("confab config: \(shown) cannot be made: \(error.reason)", .failure)
    }
    let editor = OutsideProgram.editor
    repeat {
      let status = ForegroundProgram.run(
        editor.words(showing: places.configFile, environment: environment),
        environment: environment)
      if let problem = editor.problem(.exited(status: status), environment: environment) {
        fail("confab config: \(problem)", .failure)
      }
      let check = SettingsCheck(places: places, environment: environment)
      if check.problems.isEmpty {
        StandardOutput.write("nothing is wrong with \(shown)\n")
        return
      }
      StandardOutput.write(ConfigurationReport.text(check.problems))
    } while wantsMore()
    throw ExitCode(ExitStatus.failure.rawValue)
  }

  /// Whoever has no terminal is not asked.
  private func wantsMore() -> Bool {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return false }
    StandardOutput.write("Edit it again? [Y/n] ")
    guard let answer = readLine() else { return false }
    return !answer.lowercased().hasPrefix("n")
  }
}
