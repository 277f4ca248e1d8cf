import ArgumentParser
import Chat
import Storage

/// `confab logs search`: messages with words in them.
struct LogSearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find messages by their words: prompts, answers, reasoning, errors, attachments.",
    discussion: """
      Into a file or a pipe it writes a line a message, separated by tabs: time, part, conversation ID,
      message ID, model, title, excerpt. With --json, matches are ranges of the excerpt's UTF-8 bytes.
      """)

  @Argument(help: ArgumentHelp("Words and filters: see confab logs --help.", valueName: "query"))
  var query: [String]

  @Flag(help: "Write one JSON array.")
  var json = false

  @Option(help: ArgumentHelp("Show at most so many.", valueName: "n"))
  var limit = 30

  @Option(help: ArgumentHelp("Leave out so many at the beginning.", valueName: "n"))
  var offset = 0

  @OptionGroup var log: LogOptions

  func validate() throws {
    try LogOptionChecks.check(limit: limit)
    guard offset >= 0 else { throw ValidationError("--offset \(offset): give a number from 0.") }
  }

  func run() throws {
    let (words, limit, offset, isJSON) = (query, limit, offset, json)
    log.run("confab logs search") { world throws(StoreError) in
      let query = world.query(words)
      guard query.hasWords else {
        fail(
          "confab logs search: give a word to look for. confab logs list takes filters alone",
          .usage)
      }
      let store = try world.open()
      var found = try await store.search(query, from: offset, limit: limit)
      while let further = found.further, found.hits.count < limit {
        let next = try await store.search(
          query, further: further, limit: limit - found.hits.count)
        found.hits += next.hits
        (found.further, found.hasMore) = (next.further, next.hasMore)
      }
      if isJSON {
        StandardOutput.write(JSONLines.array(found.hits.map(HitText.json)))
        return .success
      }
      guard let columns = StandardOutput.columns else {
        StandardOutput.write(HitText.table(found.hits, utcOffset: LocalClock.offset).tabSeparated)
        return .success
      }
      guard !found.hits.isEmpty else {
        StandardOutput.write("Nothing found in \(LogFile.shown(world.path)).\n")
        return .success
      }
      let note =
        found.areParts ? "Nothing has it as words; these have it as parts of others:\n" : ""
      let more = found.hasMore ? "There are more: --offset \(offset + found.hits.count)\n" : ""
      let isPlain = ProcessEnvironment.variables()["NO_COLOR"].map { !$0.isEmpty } ?? false
      StandardOutput.write(
        note
          + HitText.lines(
            found.hits, width: columns, utcOffset: LocalClock.offset, isPlain: isPlain) + more)
      return .success
    }
  }
}
