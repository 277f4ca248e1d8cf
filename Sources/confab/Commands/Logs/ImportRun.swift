import Chat
import Storage

/// Imports from some files and folders, one after the other.
///
/// Responsible for what goes on when something is bad, and for saying how far it is. What a source
/// holds is the source's to know, how it is written the log's.
struct ImportRun {
  struct Request: Hashable {
    var paths: [String]
    var only: ImportFormat?
    /// For new conversations.
    var tags: [String]
    var isDryRun: Bool
  }

  private(set) var counts = ImportCounts()
  /// The first ones; how many there were in all.
  private(set) var problems: [ImportProblem] = []
  private(set) var problemCount = 0
  private(set) var isCancelled = false
  let request: Request

  private let store: SQLiteStore?
  private let time: any TimeSource

  /// Problems that are held: nobody reads more of them.
  private static let problemLimit = 10_000

  /// - Parameter store: nil: there is no log yet, and none is to be made.
  init(_ request: Request, store: SQLiteStore?, time: any TimeSource) {
    self.request = request
    self.store = store
    self.time = time
  }

  mutating func run() async throws(StoreError) {
    let reader = ImportReader(request)
    var progress = ProgressLine(time: time)
    defer { progress.end() }
    let writer = try writer()
    var isLast = false
    while !isLast, !Interruption.isNoted {
      let batch = await reader.next()
      isLast = batch.isLast
      for item in batch.items where !Interruption.isNoted {
        switch item {
        case .problem(let problem): note(problem)
        case .conversation(var conversation):
          conversation.conversation.tags = Tag.list(conversation.conversation.tags + request.tags)
          try writer.add(conversation)
          for problem in writer.takeProblems() { note(problem) }
        }
      }
      progress.show(
        share: reader.bytesInAll > 0 ? Double(batch.bytesRead) / Double(reader.bytesInAll) : 1,
        writer.counts.newMessages + writer.counts.knownMessages, "messages")
    }
    try writer.finish { progress.say("all is read, putting the index in order …") }
    for problem in writer.takeProblems() { note(problem) }
    counts = writer.counts
    isCancelled = Interruption.isNoted
  }

  private func writer() throws(StoreError) -> any ImportSink {
    guard let store else { return BulkPreview(nil) }
    return request.isDryRun
      ? BulkPreview(store)
      : try BulkWriter(store, time: time, isCancelled: { Interruption.isNoted })
  }

  private mutating func note(_ problem: ImportProblem) {
    problemCount += 1
    if problems.count < Self.problemLimit { problems.append(problem) }
  }
}
