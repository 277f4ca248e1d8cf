import ArgumentParser
import Chat
import Storage
import TUI

/// `confab logs list`: the conversations.
struct LogListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List conversations, the newest first.",
    discussion: """
      Into a file or a pipe it writes a line a conversation, separated by tabs: time of the last change,
      ID, messages, bytes, cost in US dollars, errors, model, marks, tags, title.
      """)

  @OptionGroup var listing: LogListOptions

  func run() throws { listing.list() }
}

/// What `confab logs` alone does: the same, but a word is taken for a command that is not there.
struct LogDefaultCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "default", shouldDisplay: false)

  @OptionGroup var listing: LogListOptions

  func run() throws {
    if let problem { fail("confab logs: \(problem)", .usage) }
    listing.list()
  }

  /// Filters are plainly a query; a word is more likely a command, mistyped or behind options.
  private var problem: String? {
    guard let word = listing.query.first, !word.contains(":"), !listing.errors else { return nil }
    let shown = Sanitizer.display(word, oneLine: true)
    let commands = LogsCommand.names
    if commands.contains(word) {
      return "options come after the command: confab logs \(shown) …"
    }
    let nearest = Spelling.nearest(to: word, among: commands).map { "did you mean “\($0)”? " } ?? ""
    return
      "there is no command “\(shown)”. \(nearest)What there is: \(commands.joined(separator: ", ")). "
      + "Conversations are looked for with confab logs list \(shown)"
  }
}

/// Which conversations are listed, and how.
struct LogListOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("What they are to be: see confab logs --help.", valueName: "query"))
  var query: [String] = []

  @Flag(help: "Write one JSON array.")
  var json = false

  @Option(
    help: ArgumentHelp("Leave out what is older: a date, or a time ago.", valueName: "date|7d"))
  var since: String?

  @Option(help: ArgumentHelp("List at most so many.", valueName: "n"))
  var limit = 100

  @Option(help: ArgumentHelp("Leave out so many at the beginning.", valueName: "n"))
  var offset = 0

  @Flag(help: "List failed requests: the same as confab logs errors.")
  var errors = false

  @OptionGroup var log: LogOptions

  func validate() throws {
    try LogOptionChecks.check(limit: limit)
    try LogOptionChecks.check("--since", time: since)
    guard offset >= 0 else { throw ValidationError("--offset \(offset): give a number from 0.") }
    if errors, !query.isEmpty {
      throw ValidationError("--errors takes no query: --since and --limit choose.")
    }
  }

  func list() -> Never {
    if errors { LogErrorsCommand.list(log, limit: limit, since: since, isJSON: json) }
    let (words, since, limit, offset, isJSON) = (query, since, limit, offset, json)
    log.run("confab logs list") { world throws(StoreError) in
      let query = world.query(words, since: since)
      let page = try await world.open().list(query, from: offset, limit: limit)
      if isJSON {
        StandardOutput.write(JSONLines.array(page.entries.map(ConversationRecord.json)))
        return .success
      }
      let table = ConversationTable.table(page.entries, utcOffset: LocalClock.offset)
      guard let columns = StandardOutput.columns else {
        StandardOutput.write(table.tabSeparated)
        return .success
      }
      guard !page.entries.isEmpty else {
        StandardOutput.write("No such conversation in \(LogFile.shown(world.path)).\n")
        return .success
      }
      let left = page.total - page.offset - page.entries.count
      let more = left > 0 ? "\(left) more: --offset \(page.offset + page.entries.count)\n" : ""
      StandardOutput.write(table.aligned(to: columns) + more)
      return .success
    }
  }
}
