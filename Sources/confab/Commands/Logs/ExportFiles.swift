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

  /// - Parameter isSingle: one was named; else there may be any number.
  init(
    _ conversations: [Conversation], isSingle: Bool, format: ExportFormat?, output: String?
  ) {
    self.conversations = conversations
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
    guard conversations.count > 1, target == .standardOutput, format != .jsonLines else {
      return nil
    }
    return
      "\(conversations.count) conversations do not fit into one text: give a directory with -o, "
      + "or --format jsonl"
  }

  func write(from store: SQLiteStore) async throws {
    var progress = ProgressLine()
    switch target {
    case .standardOutput:
      for conversation in conversations {
        try await write(conversation, from: store) { (text: String) throws(NewFile.Problem) in
          try Self.checkCancelled()
          StandardOutput.write(text)
        }
      }
    case .file(let path):
      let file = try NewFile.Growing(path, home: nil)
      do {
        for (index, conversation) in conversations.enumerated() {
          try await append(conversation, to: file, from: store)
          progress.show(index + 1, of: conversations.count, "conversations")
        }
        try file.finish()
      } catch {
        file.discard()
        throw error
      }
      progress.end()
      StandardError.write("\(conversations.count) exported to \(LogFile.shown(path))\n")
    case .directory(let path):
      let directory = path.hasSuffix("/") ? String(path.dropLast()) : path
      guard mkdir(directory, 0o700) == 0 || errno == EEXIST else {
        throw NewFile.Problem(
          reason: "cannot make \(LogFile.shown(directory)): \(String(cString: strerror(errno)))")
      }
      var names = FreeNames(directory: directory, ending: format.ending)
      for (index, conversation) in conversations.enumerated() {
        let file = try names.file(for: conversation)
        do {
          try await append(conversation, to: file, from: store)
          try file.finish()
        } catch {
          file.discard()
          throw error
        }
        progress.show(index + 1, of: conversations.count, "conversations")
      }
      progress.end()
      StandardError.write("\(conversations.count) exported to \(LogFile.shown(directory))/\n")
    }
  }

  private func append(
    _ conversation: Conversation, to file: NewFile.Growing, from store: SQLiteStore
  ) async throws {
    try await write(conversation, from: store) { (text: String) throws(NewFile.Problem) in
      try Self.checkCancelled()
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

  private static func checkCancelled() throws(NewFile.Problem) {
    if Task.isCancelled { throw NewFile.Problem(reason: "interrupted") }
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
