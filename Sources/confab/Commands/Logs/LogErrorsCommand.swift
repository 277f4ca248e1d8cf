import ArgumentParser
import Chat
import Storage

/// `confab logs errors`: what failed, months later, with what the API's support asks for.
struct LogErrorsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "errors",
    abstract: "List the failed requests of all conversations, newest first.",
    discussion: """
      Into a file or a pipe it writes a line an error, separated by tabs: time, code, model,
      request ID, conversation ID, title.
      """)

  @Flag(help: "Write one JSON array.")
  var json = false

  @Option(
    help: ArgumentHelp("Leave out what is older: a date, or a time ago.", valueName: "date|7d"))
  var since: String?

  @Option(help: ArgumentHelp("List at most so many, the newest.", valueName: "n"))
  var limit = 100

  @OptionGroup var log: LogOptions

  func validate() throws {
    try LogOptionChecks.check(limit: limit)
    try LogOptionChecks.check("--since", time: since)
  }

  func run() throws { Self.list(log, limit: limit, since: since, isJSON: json) }

  static func list(_ log: LogOptions, limit: Int, since: String?, isJSON: Bool) -> Never {
    log.run("confab logs") { world throws(StoreError) in
      // One more than wanted tells whether there are more.
      let entries = try await world.open().errors(
        limit: limit + 1, since: world.time(since))
      do {
        try show(entries, limit: limit, isJSON: isJSON, path: world.path)
        return .success
      } catch {
        fail("confab logs: the list cannot be written as JSON: \(error)", .failure)
      }
    }
  }

  private static func show(
    _ entries: [LedgerEntry], limit: Int, isJSON: Bool, path: String
  ) throws {
    let listed = Array(entries.prefix(limit))
    if isJSON { return StandardOutput.write(try ErrorRecord.json(listed)) }
    let table = ErrorTable.table(listed, utcOffset: LocalClock.offset)
    guard let columns = StandardOutput.columns else {
      return StandardOutput.write(table.tabSeparated)
    }
    if listed.isEmpty {
      return StandardOutput.write("No failed request in \(LogFile.shown(path)).\n")
    }
    let more =
      entries.count > limit
      ? "There are more: --limit \(min(limit * 10, LogOptionChecks.largestLimit))\n" : ""
    StandardOutput.write(table.aligned(to: columns) + more)
  }
}
