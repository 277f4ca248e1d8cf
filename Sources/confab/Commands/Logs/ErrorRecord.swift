import Chat
import FoundationEssentials
import TUI

/// A failed attempt as programs read it (`--json`). The names and their meaning stay: a script may
/// depend on each. What is not known is null.
struct ErrorRecord: Encodable {
  private let entry: LedgerEntry

  init(_ entry: LedgerEntry) { self.entry = entry }

  /// One array, its objects' names in order, with a line feed at the end.
  static func json(_ entries: [LedgerEntry]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(entries.map(ErrorRecord.init)), as: UTF8.self) + "\n"
  }

  private enum CodingKeys: String, CodingKey {
    /// RFC 3339, UTC: when the attempt failed.
    case time
    /// The HTTP status, or the identifier of an error inside a stream; as text.
    case code
    case name, message
    /// `immediate`, `mid-stream`, `no response`, `not sent`.
    case stage
    case model, endpoint
    case requestID = "request_id"
    case generationID = "generation_id"
    /// Its number within its turn, from 1.
    case attempt
    case conversationID = "conversation_id"
    case conversationTitle = "conversation_title"
    case messageID = "message_id"
  }

  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: CodingKeys.self)
    func put(_ text: String?, _ key: CodingKeys, oneLine: Bool = true) throws {
      try object.encode(text.map { Sanitizer.display($0, oneLine: oneLine) }, forKey: key)
    }
    try put(CivilTime(entry.time).iso8601, .time)
    try put(entry.code, .code)
    try put(entry.name, .name)
    try put(entry.message, .message, oneLine: false)
    try put(stage, .stage)
    try put(entry.model.rawValue, .model)
    try put(entry.endpoint, .endpoint)
    try put(entry.requestID, .requestID)
    try put(entry.generationID, .generationID)
    try object.encode(entry.attempt, forKey: .attempt)
    try put(entry.conversation.rawValue, .conversationID)
    try put(entry.title, .conversationTitle)
    try put(entry.answer.rawValue, .messageID)
  }

  private var stage: String {
    switch entry.stage {
    case .immediate: "immediate"
    case .midStream: "mid-stream"
    case .noResponse: "no response"
    case .notSent: "not sent"
    }
  }
}
