import Chat
import Foundation

@testable import Interchange

/// Testing has one of its own.
typealias Attachment = Chat.Attachment

/// A directory of its own for a test, gone afterwards.
final class Scratch: Sendable {
  let directory: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("confab-import-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    directory = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let url = URL(fileURLWithPath: directory + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try write(Array(text.utf8), to: name)
  }
}

/// All that a source gives, until it breaks.
func everything(
  _ path: String, only: ImportFormat? = nil
) -> (conversations: [ImportedConversation], problems: [String]) {
  var conversations: [ImportedConversation] = []
  var problems: [String] = []
  do throws(ImportProblem) {
    let source = try Interchange.open(path, name: "source", only: only) { _, _ in nil }
    while let item = try source.next() {
      switch item {
      case .conversation(let conversation): conversations.append(conversation)
      case .problem(let problem): problems.append("\(problem.place.text): \(problem.reason)")
      }
    }
  } catch {
    problems.append("\(error.place.text): \(error.reason)")
  }
  return (conversations, problems)
}

/// To the millisecond.
private func time(_ time: WallTime) -> String { "\((time.seconds * 1000).rounded() / 1000)" }

/// A conversation as text: a line of its facts, and one of each message, under what it follows.
func tree(_ imported: ImportedConversation) -> String {
  let facts = imported.conversation
  var lines = [
    [
      facts.title, facts.model.rawValue, time(facts.createdAt), time(facts.updatedAt),
      facts.isStarred ? "starred" : nil, facts.isArchived ? "archived" : nil,
      facts.options.systemPrompt.map { "system: \($0)" },
    ].compactMap(\.self).joined(separator: " | ")
  ]
  var depths: [MessageID: Int] = [:]
  for message in imported.messages {
    let depth = message.parent.map { (depths[$0] ?? -99) + 1 } ?? 0
    depths[message.id] = depth
    let parts = [
      "\(message.role.rawValue): \(message.text)",
      message.reasoning.isEmpty ? nil : "thinking: \(message.reasoning)",
      message.model.map { "by \($0.rawValue)" },
      message.state == .complete ? nil : message.state.rawValue, "at \(time(message.createdAt))",
      message.id == facts.head ? "head" : nil,
    ]
    let text = parts.compactMap(\.self).joined(separator: " | ")
      .split(separator: "\n").joined(separator: "⏎")
    lines.append(String(repeating: "  ", count: depth) + text)
  }
  return lines.joined(separator: "\n")
}
