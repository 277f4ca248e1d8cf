import ArgumentParser
import Settings

/// `confab doctor`: how everything is that a chat needs, and what to do; with `--account`, whether the key is
/// good and what it may still spend.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check terminal, endpoint, key, log and settings, and say what to do.",
    discussion: """
      confab doctor                             everything, on this terminal
      confab doctor --json                      the same for programs
      confab doctor --offline                   without the network
      confab doctor --account                   the key and its balance
      confab doctor --account --endpoint work   another endpoint's

      It changes nothing and uses up no quota. The key itself is never printed, and goes nowhere but
      (with --account) to its own endpoint. Each finding is ok, a note, a warning, a problem, or unknown.
      Exit status: 0 nothing is a problem, 1 something is; with --account: 0 the key is good, 1 it is not
      or could not be checked.
      """)

  @Flag(help: "Check the key and its balance only (Cline's account requests).")
  var account = false

  @Flag(help: "Write one JSON object.")
  var json = false

  @Flag(help: "Leave the network alone.")
  var offline = false

  @Option(
    help: ArgumentHelp("cline, or one of your own.", valueName: "name"),
    completion: CompletionLists.endpoints)
  var endpoint: String?

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("The server to ask; alone, it gets no key.", valueName: "url"))
  var baseURL: String?

  @Option(help: ArgumentHelp("The configuration file.", valueName: "file"))
  var config: String?

  @Option(
    name: .customLong("data-dir"),
    help: ArgumentHelp("Where conversations are kept.", valueName: "dir"))
  var dataDirectory: String?

  @Flag(
    inversion: .prefixedNo, help: "Whole sentences instead of a table, for screen readers.")
  var linear: Bool?

  func validate() throws {
    guard account, json || offline else { return }
    throw ValidationError(
      "--account asks the network and prints no JSON: leave out --json, --offline.")
  }

  func run() throws {
    let options = Options(
      baseURL: baseURL, endpoint: endpoint, config: config, dataDirectory: dataDirectory,
      linear: linear)
    let (isAccount, isJSON, isOffline) = (account, json, offline)
    Program.run { executor in
      guard !isAccount else {
        return await AccountCheck(options: options, executor: executor).run()
      }
      return await DoctorRun(
        options: options, isJSON: isJSON, isOffline: isOffline, executor: executor
      ).run()
    }
  }
}
