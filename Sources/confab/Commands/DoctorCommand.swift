import ArgumentParser
import Settings

/// `confab doctor --account`: whether the key is good and what it may still spend.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check the key and its balance. Changes nothing and uses up no quota.",
    discussion: """
      confab doctor --account                   the endpoint that a chat would ask
      confab doctor --account --endpoint work   another one

      It asks Cline's account requests, which other providers do not have. The key itself is never
      printed. Exit status: 0 the key is good, 1 it is not or could not be checked.
      """)

  @Flag(help: "Check the key and its balance.")
  var account = false

  @Option(
    help: ArgumentHelp("cline, or one of your own.", valueName: "name"))
  var endpoint: String?

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("The server to ask; alone, it gets no key.", valueName: "url"))
  var baseURL: String?

  @Option(help: ArgumentHelp("The configuration file.", valueName: "file"))
  var config: String?

  func validate() throws {
    guard account else {
      throw ValidationError(
        "say what to check: confab doctor --account checks the key and its balance "
          + "(of another endpoint: --endpoint NAME).")
    }
  }

  func run() throws {
    let options = Options(baseURL: baseURL, endpoint: endpoint, config: config)
    Program.run { executor in
      await AccountCheck(options: options, executor: executor).run()
    }
  }
}
