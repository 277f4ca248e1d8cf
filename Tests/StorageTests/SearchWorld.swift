import Chat
import GRDB
import Testing

@testable import Storage

/// A log with something of everything that people look for.
final class SearchWorld: Sendable {
  let scratch: Scratch
  let store: SQLiteStore

  init() async throws {
    scratch = try Scratch()
    store = try SQLiteStore.open(path: scratch.path)
    try await fill()
  }

  /// The messages that a query finds, as it is written and done with, in alphabetical order.
  func found(_ text: String, isTyping: Bool = false) async throws -> [String] {
    try await hits(text, isTyping: isTyping).hits.map(\.message.rawValue).sorted()
  }

  func hits(_ text: String, isTyping: Bool = false) async throws -> LogHits {
    let query = Self.query(text, isTyping: isTyping)
    return try await store.search(query, from: 0, limit: 100)
  }

  static func query(_ text: String, isTyping: Bool = false) -> LogQuery {
    LogQueryText(
      text, isTyping: isTyping, now: WallTime(seconds: 1_700_000_000), utcOffset: { _ in 0 }
    ).query
  }

  /// FTS5's own comparison of the index with the messages; it fails where they differ.
  func check() throws {
    try store.database.writeWithoutTransaction { db in
      try db.execute(
        sql: "INSERT INTO message_text (message_text, rank) VALUES ('integrity-check', 1)")
    }
  }

  private static let hash = String(repeating: "0123456789abcdef", count: 4)

  /// By name; those whose name begins with `a` are answers.
  private static let texts: [(String, String)] = [
    ("cafe", "Le café est fermé à Noël. Naïve façade!"),
    ("nfd", "re\u{301}sume\u{301} in pieces"),
    ("german", "Die Straße ist größer als der Fuß; ÜBUNG macht den Meister"),
    ("slavic", "Łódź, Þór, smørrebrød and đak"),
    ("russian", "Почему сервер вернул ОШИБКУ? Ещё раз, й"),
    ("greek", "Η Ελλάδα είναι όμορφη· σφάλμα"),
    ("hebrew", "שָׁלוֹם עולם"),
    ("arabic", "أهلا وسهلا مَرْحَبًا بالعالم"),
    ("hindi", "नमस्ते दुनिया"),
    ("chinese", "我们在北京大学学习中文。"),
    ("japanese", "東京タワーはどこですか？ひらがなとカタカナ"),
    ("korean", "서울에서 한국어를 공부합니다"),
    ("thai", "สวัสดีครับ ภาษาไทย"),
    ("mixed", "Use iPhone手机 and 第3章 today"),
    ("wide", "ＦＵＬＬ width １２３"),
    ("emoji", "Ship it 🚀 now 👍🏽 done"),
    ("camel", "Call fooBar on the HTTPServerConfig, then parseJSONValue"),
    ("snake", "set foo_bar and MAX_RETRY_COUNT in __init__"),
    ("kebab", "the flag --dry-run of foo-bar"),
    ("phrase", "the quick brown fox jumps over the lazy dog"),
    ("reversed", "a brown quick fox stays"),
    ("version", "Python 3.11 and v2 and 3 or 11 more, build 20251104"),
    ("versions", "Python 3.12 only"),
    ("url", "See https://docs.example.com/api/v1/users?id=42#top for it"),
    ("path", "It is in ~/.config/confab/config.toml or C:\\Temp\\x"),
    ("env", "put the key into .env and nowhere else"),
    ("environment", "the environment matters"),
    ("cpp", "Is C++ faster than Rust?"),
    ("csharp", "c# or c; compare"),
    ("arrow", "func f() -> Int { a != b && c }"),
    ("quotes", "she said \"hello * world\" AND left NEAR(x) ^2"),
    ("picture", "What is this? [Grüße aus Rom.png, PNG 640×480, 34 kB](attachment:\(hash))"),
    ("long", String(repeating: "lorem ", count: 3_000) + "needleAtTheEnd"),
    ("coded", "id aGVsbG8gd29ybGQgdGhpcyBpcyBhIGxvbmcgYmFzZTY0IHRleHQgd2l0aCBubyBlbmQ and more"),
    ("apostrophe", "don’t do what they don't"),
    ("hyphen", "soft\u{AD}hyphen and zero\u{200D}width"),
  ]

  private func fill() async throws {
    try await store.save(
      Attachment(
        hash: Attachment.Hash(Self.hash)!, name: "Grüße aus Rom.png", kind: .image(.png),
        bytes: [1, 2, 3]))
    try await store.save(conversation("c1"))
    for (index, (id, text)) in Self.texts.enumerated() {
      try await store.save(message(id, .user, text, at: 1_000_000 + Double(index) * 100))
    }
    try await fillFiltered()
  }

  /// Conversations with each of what filters ask for; `common` is in all of their messages.
  private func fillFiltered() async throws {
    var work = conversation("work", title: "Work")
    work.tags = ["work", "urgent"]
    work.isStarred = true
    work.model = ModelID(rawValue: "openai/gpt-5.2")
    var archived = conversation("archived", title: "Old")
    archived.isArchived = true
    var trash = conversation("trash", title: "Gone")
    trash.deletedAt = WallTime(seconds: 5)
    for some in [work, archived, trash] { try await store.save(some) }
    func day(_ number: Double) -> Double { 1_600_000_000 + number * 86_400 }
    try await store.save(message("w1", in: "work", .user, "common question", at: day(0)))
    var answer = message(
      "w2", in: "work", after: "w1", .assistant, "common answer\n```swift\nlet a = 1\n```",
      at: day(1))
    answer.model = ModelID(rawValue: "openai/gpt-5.2")
    answer.reasoning = "The user ponders deeply"
    try await store.save(answer)
    var failed = message(
      "w3", in: "work", after: "w2", .assistant, "common but cut", state: .interrupted, at: day(2))
    failed.model = ModelID(rawValue: "x-ai/grok-4")
    failed.attempts = [fullAttempt(1)]
    try await store.save(failed)
    try await store.save(message("o1", in: "archived", .user, "common and old", at: day(-300)))
    try await store.save(message("t1", in: "trash", .user, "common rubbish", at: day(3)))
    try await store.save(
      message("s1", in: "archived", .system, "common instructions", at: day(-301)))
    try await store.save(
      message("going", in: "work", .assistant, "common in flight", state: .streaming, at: day(4)))
  }
}

extension SearchWorld {
  /// One for all that only look: each case of a table makes its suite anew.
  static func shared() async throws -> SearchWorld { try await only.value }

  private static let only = Task { try await SearchWorld() }
}
