import Chat
import ChatUI
import Glibc
import Storage

/// Writes conversations to standard output, to one file, or to a directory.
///
/// Responsible for names, and for leaving nothing half written where it is cancelled.
struct ExportFiles {
  private enum Target: Hashable {
    case standardOutput
    case file(String)
    case directory(String)
  }

  private let conversations: [Conversation]
  private let format: ExportFormat
  private let target: Target
  /// The report is, or where the conversations themselves are printed, they are.
  private let isJSON: Bool
  private let time: any TimeSource

  /// - Parameter isSingle: one was named; else there may be any number.
  init(
    _ conversations: [Conversation], isSingle: Bool, format: ExportFormat?, output: String?,
    isJSON: Bool, time: any TimeSource
  ) {
    self.conversations = conversations
    self.isJSON = isJSON
    self.time = time
    let byName = output.flatMap { ExportFormat(ending: $0) }
    let chosen = format ?? byName ?? .markdown
    self.format = chosen
    guard let output else {
      target = .standardOutput
      return
    }
    var status = stat()
    let isDirectory =
      output.hasSuffix("/") || stat(output, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    // Several fit into one file only where each is a line of it.
    let isMany = conversations.count > 1 || !isSingle && byName == nil
    target =
      isDirectory || isMany && (chosen != .jsonLines || byName == nil)
      ? .directory(output) : .file(output)
  }

  /// Why they cannot be written there; nil: they can.
  var problem: String? {
    guard conversations.count > 1, target == .standardOutput, format != .jsonLines, !isJSON else {
      return nil
    }
    return
      "\(conversations.count) conversations do not fit into one text: give a directory with -o, "
      + "or --format jsonl"
  }

  /// What there is once it was stopped, and how to go on.
  var left: String {
    switch target {
    case .standardOutput: "what was printed is not all of it"
    case .file: "no file was written; the same command begins anew"
    case .directory(let path):
      "the files in \(LogFile.shown(path)) are whole; the same command goes on with the others"
    }
  }

  func write(from store: SQLiteStore) async throws {
    switch target {
    case .standardOutput: try await print(from: store)
    case .file(let path):
      var progress = ProgressLine(time: time)
      let file = try NewFile.Growing(path, home: nil)
      try await finished(file) {
        for (index, conversation) in conversations.enumerated() {
          try await append(conversation, to: file, from: store)
          show(index + 1, &progress)
        }
      }
      progress.end()
      report(to: path, [file], "\(conversations.count) exported to \(LogFile.shown(path))\n")
    case .directory(let path):
      let directory = path.hasSuffix("/") ? String(path.dropLast()) : path
      guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
        throw NewFile.Problem(
          reason: "cannot make \(LogFile.shown(directory)): \(String(cString: strerror(errno)))")
      }
      var progress = ProgressLine(time: time)
      var names = FreeNames(directory: directory, ending: format.ending)
      var files: [NewFile.Growing] = []
      let notes = ExportNotes(in: directory, format: format)
      for (index, conversation) in conversations.enumerated() {
        if !notes.has(conversation) {
          let file = try names.file(for: conversation)
          try await finished(file) { try await append(conversation, to: file, from: store) }
          notes.note(conversation, in: file.path)
          files.append(file)
        }
        show(index + 1, &progress)
      }
      notes.remove()
      progress.end()
      let before = conversations.count - files.count
      report(
        to: directory, files,
        "\(files.count) exported to \(LogFile.shown(directory))/"
          + (before > 0 ? ", beside the \(before) that an earlier run wrote" : "") + "\n")
    }
  }

  /// As JSON, several are one array.
  private func print(from store: SQLiteStore) async throws {
    let isArray = isJSON && conversations.count != 1 && format == .json
    for (index, conversation) in conversations.enumerated() {
      if isArray { StandardOutput.write(index == 0 ? "[\n" : ",\n") }
      try await write(conversation, from: store) { (text: String) throws(NewFile.Problem) in
        try Self.checkInterrupted()
        StandardOutput.write(text)
      }
    }
    if isArray { StandardOutput.write("]\n") }
  }

  private func finished(
    _ file: NewFile.Growing, _ write: () async throws -> Void
  ) async throws {
    do {
      try await write()
      try file.finish()
    } catch {
      file.discard()
      throw error
    }
  }

  private func show(_ done: Int, _ progress: inout ProgressLine) {
    progress.show(
      share: Double(done) / Double(max(conversations.count, 1)), done, "conversations")
  }

  private func report(to path: String, _ files: [NewFile.Growing], _ text: String) {
    guard isJSON else { return StandardError.write(text) }
    let record = JSONValue.record([
      ("output", .shown(path)), ("format", .string(format.rawValue)),
      ("conversations", .number(Double(conversations.count))),
      ("bytes", .number(Double(files.reduce(0) { $0 + $1.size }))),
      (
        "files",
        .array(
          files.map {
            .record([("file", .shown($0.path)), ("bytes", .number(Double($0.size)))])
          })
      ),
    ])
    StandardOutput.write(record.compactText + "\n")
  }

  private func append(
    _ conversation: Conversation, to file: NewFile.Growing, from store: SQLiteStore
  ) async throws {
    try await write(conversation, from: store) { (text: String) throws(NewFile.Problem) in
      try Self.checkInterrupted()
      try file.append(text)
    }
  }

  private func write(
    _ conversation: Conversation, from store: SQLiteStore,
    to sink: (String) throws(NewFile.Problem) -> Void
  ) async throws(NewFile.Problem) {
    let export = ConversationExport(
      of: conversation.id, from: store, as: format, version: Confab.version,
      html: MarkdownHTML.text)
    do throws(ConversationExport.Problem<NewFile.Problem>) {
      try await export.write(to: sink)
    } catch {
      if case .sink(let problem) = error { throw problem }
      throw NewFile.Problem(
        reason: "\(LogFile.shown(conversation.id.rawValue)): \(ExportWords.reason(error))")
    }
  }

  private static func checkInterrupted() throws(NewFile.Problem) {
    if Interruption.isNoted { throw NewFile.Problem(reason: "interrupted") }
  }
}

/// Names of files that are not taken yet, made of titles.
private struct FreeNames {
  let directory: String
  let ending: String
  /// The number that each title had last.
  private var numbers: [String: Int] = [:]

  init(directory: String, ending: String) {
    self.directory = directory
    self.ending = ending
  }

  mutating func file(for conversation: Conversation) throws(NewFile.Problem) -> NewFile.Growing {
    let name = ExportName.base(for: conversation)
    while true {
      let number = numbers[name, default: 0] + 1
      numbers[name] = number
      let numbered = number == 1 ? name : "\(name)-\(number)"
      do throws(NewFile.Problem) {
        return try NewFile.Growing("\(directory)/\(numbered).\(ending)", home: nil)
      } catch {
        guard error.isNameTaken else { throw error }
      }
    }
  }
}
