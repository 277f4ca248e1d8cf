import Chat
import Foundation
import GRDB
import Synchronization

@testable import Storage

/// Testing has one of its own.
typealias Attachment = Chat.Attachment

/// Lines that were noted.
final class Log: Sendable {
  let lines = Mutex<[String]>([])
}

/// Numbers that are the same each time.
struct Generator {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }
}

/// A directory of its own for a test, gone afterwards.
final class Scratch: Sendable {
  let directory: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("confab-log-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    directory = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  /// In directories that are not there yet.
  var path: String { directory + "/share/confab/confab.db" }

  func bytes(_ path: String) -> Data? { FileManager.default.contents(atPath: path) }

  func write(_ content: Data, to path: String) throws {
    try content.write(to: URL(fileURLWithPath: path))
  }

  /// Permission bits.
  func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  /// What another program reads from the file: one that knows the words of the index.
  func query<Value: DatabaseValueConvertible & Sendable>(
    _ type: Value.Type, _ sql: String, _ arguments: StatementArguments = []
  ) throws -> [Value] {
    try DatabaseQueue(path: path, configuration: SQLiteStore.configuration).read { db in
      try Value.fetchAll(db, sql: sql, arguments: arguments)
    }
  }
}

let someModel = ModelID(rawValue: "anthropic/claude-sonnet-4.6")

func conversation(
  _ id: String = "c1", title: String = "", head: String? = nil, updatedAt: Double = 100
) -> Conversation {
  Conversation(
    id: ConversationID(rawValue: id), title: title, model: someModel,
    createdAt: WallTime(seconds: 50), updatedAt: WallTime(seconds: updatedAt),
    head: head.map(MessageID.init))
}

func message(
  _ id: String, in conversation: String = "c1", after parent: String? = nil, _ role: Role = .user,
  _ text: String = "", state: Message.State = .complete, at seconds: Double = 60
) -> Message {
  Message(
    id: MessageID(rawValue: id), conversation: ConversationID(rawValue: conversation),
    parent: parent.map(MessageID.init), role: role, text: text, state: state,
    createdAt: WallTime(seconds: seconds))
}

/// An attempt in which no field has its default.
func fullAttempt(_ number: Int) -> Attempt {
  var attempt = Attempt(
    number: number, model: someModel, endpoint: "api.cline.bot",
    startedAt: WallTime(seconds: 1_700_000_000.123456))
  attempt.status = 503
  attempt.requestID = "req-\(number)"
  attempt.generationID = "gen-\(number)"
  attempt.firstByteAfter = 0.25
  attempt.firstTextAfter = 0.5
  attempt.endedAfter = 3.75
  attempt.receivedBytes = 12_345
  attempt.textBytes = 678
  attempt.usage = Usage(
    promptTokens: 1, completionTokens: 2, cachedTokens: 3, reasoningTokens: 4, cost: 0.000066)
  attempt.finishReason = "error"
  attempt.waitSeconds = 1.5
  attempt.failure = Failure(
    origin: .stream, step: .cut, status: 200, code: "server_error", message: "Éclair “down”\n二",
    parameter: "messages[3]", requestID: "req-body", generationID: "gen-body",
    hints: RetryHints(waitSeconds: 2.5, never: true, always: true),
    details: FailureDetails(
      balance: -0.01, buyCreditsURL: "https://app.cline.bot/credits", resetSeconds: 70_740,
      limitScope: "user", upstreamStatus: 502, isHTML: true, edgeID: "ray-1"))
  return attempt
}
