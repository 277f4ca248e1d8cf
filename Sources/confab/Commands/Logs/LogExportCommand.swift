import ArgumentParser
import Chat
import Storage

/// `confab logs export`: conversations as files.
struct LogExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write conversations as Markdown, JSON, JSONL or HTML.",
    discussion: """
      confab logs export last                           to the screen or a pipe
      confab logs export last -o sky.html               the ending chooses the format
      confab logs export --all --format json -o logs/   each as a file of its own
      confab logs export tag:work -o work.jsonl         a line a conversation

      JSON has all branches and everything that is attached: confab logs import takes it back. The other
      formats have the branch that is shown. No file is ever overwritten. What was stopped on its way
      into a directory goes on with the same command. With --json and -o a report is printed: format,
      files with their bytes, counts. With --json alone the conversations are printed as JSON.
      """)

  @Argument(help: ArgumentHelp("An ID, “last”, or a query.", valueName: "id|last|query"))
  var what: [String] = []

  @Flag(help: "All conversations but those in the trash.")
  var all = false

  @Option(help: "markdown, json, jsonl or html; else by the file's ending, or markdown.")
  var format: ExportFormat?

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The file, or the directory for several.", valueName: "file|dir"))
  var output: String?

  @Flag(help: "Print one JSON object about what was written; without -o, the JSON itself.")
  var json = false

  @OptionGroup var log: LogOptions

  func validate() throws {
    if json, output == nil, let format, format != .json, format != .jsonLines {
      throw ValidationError("--json without -o prints JSON: leave --format out, or give -o.")
    }
    if all != what.isEmpty {
      throw ValidationError(
        all
          ? "give --all or a query, not both."
          : "say what to export: an ID, “last”, a query, or --all.")
    }
  }

  func run() throws {
    let (words, isAll, output, isJSON) = (what, all, output, json)
    let format = isJSON && output == nil ? format ?? .json : format
    log.run("confab logs export") { world throws(StoreError) in
      let store = try world.open()
      var chosen: [Conversation] = []
      var isSingle = false
      if words.count == 1, let stored = try await Self.single(words[0], in: store) {
        chosen = [stored]
        isSingle = true
      } else {
        let query = isAll ? LogQuery() : world.query(words)
        chosen = try await store.list(query, from: 0, limit: .max).entries.map(\.conversation)
        guard !chosen.isEmpty else {
          fail("\(world.command): no such conversation in \(LogFile.shown(world.path))", .failure)
        }
      }
      let files = ExportFiles(
        chosen, isSingle: isSingle, format: format, output: output, isJSON: isJSON,
        time: MachineTime(executor: world.executor))
      if let problem = files.problem { fail("\(world.command): \(problem)", .usage) }
      return await world.interruptible(files.left) { try await files.write(from: store) }
    }
  }

  private static func single(
    _ name: String, in store: SQLiteStore
  ) async throws(StoreError) -> Conversation? {
    if name == "last" { return try await store.lastConversation() }
    return try await store.load(ConversationID(rawValue: name), newest: 1)?.conversation
  }
}

extension ExportFormat: ExpressibleByArgument {}
