import Chat
import Testing

@testable import Storage

/// Whether what people look for is found, and what they don't is not.
struct SearchTests {
  /// (query, all that it must find): whatever else there is it must not find.
  @Test(arguments: [
    // Case and accents.
    ("cafe", ["cafe"]), ("CAFÉ", ["cafe"]), ("noel", ["cafe"]), ("naïve facade", ["cafe"]),
    ("résumé", ["nfd"]), ("resume", ["nfd"]), ("strasse", ["german"]), ("Straße", ["german"]),
    ("STRASSE grosser fuss", ["german"]), ("übung", ["german"]), ("ubung", ["german"]),
    ("lodz", ["slavic"]), ("łódź smorrebrod", ["slavic"]), ("cafes", []),
    // Other alphabets.
    ("сервер", ["russian"]), ("ошибка", []), ("ОШИБКУ", ["russian"]), ("еще", ["russian"]),
    ("ελλάδα", ["greek"]), ("ΕΛΛΑΔΑ", ["greek"]), ("σφαλμα", ["greek"]), ("שלום", ["hebrew"]),
    ("שָׁלוֹם", ["hebrew"]), ("مرحبا", ["arabic"]), ("اهلا", ["arabic"]), ("नमस्ते", ["hindi"]),
    ("full 123", ["wide"]),
    // Scripts without spaces: any two neighbours, more, one.
    ("北京", ["chinese"]), ("京大", ["chinese"]), ("大学学习", ["chinese"]), ("京学", []),
    ("北", ["chinese"]), ("文", ["chinese"]), ("中文", ["chinese"]), ("習", []),
    ("タワー", ["japanese"]), ("京タ", ["japanese"]), ("ひらがな", ["japanese"]),
    ("か", ["japanese"]), ("京", ["chinese", "japanese"]), ("한국어", ["korean"]),
    ("국어", ["korean"]), ("서울", ["korean"]), ("공부", ["korean"]), ("ภาษา", ["thai"]),
    ("ครับ", ["thai"]), ("手机", ["mixed"]), ("iphone", ["mixed"]), ("iphone手机", ["mixed"]),
    ("第3章", ["mixed"]), ("第三章", []), ("🚀", ["emoji"]), ("👍", ["emoji"]), ("🎉", []),
    ("\"it 🚀 now\"", ["emoji"]),
    // Identifiers, whole and in parts, in each other's form.
    ("foobar", ["camel", "snake"]), ("fooBar", ["camel", "snake"]),
    ("foo_bar", ["camel", "snake"]), ("foo bar", ["camel", "kebab", "snake"]),
    ("http server config", ["camel"]), ("serverConfig", ["camel"]), ("ServerConfig", ["camel"]),
    ("json value", ["camel"]), ("MaxRetryCount", ["snake"]), ("retry", ["snake"]),
    ("foo-bar", ["kebab"]), ("\"call foobar on\"", ["camel"]), ("init", ["snake"]),
    ("\"call fooBar on the HTTPServerConfig then\"", ["camel"]), ("\"--dry-run\"", ["kebab"]),
    ("aGVsbG8gd29ybGQgdGhpcyBpcyBhIGxvbmcgYmFzZTY0IHRleHQgd2l0aCBubyBlbmQ", ["coded"]),
    // Phrases, exclusion.
    ("quick fox", ["phrase", "reversed"]), ("\"quick brown\"", ["phrase"]),
    ("\"brown quick\"", ["reversed"]), ("quick -dog", ["reversed"]),
    ("quick -\"lazy dog\" -stays", []), ("\"quick fox\"", ["reversed"]),
    ("don't", ["apostrophe"]), ("softhyphen zerowidth", ["hyphen"]),
    // Numbers, places, codes.
    ("3.11", ["version"]), ("\"3.12\"", ["versions"]), ("v2", ["version"]), ("v3", []),
    ("20251104", ["version"]), ("docs.example.com", ["url"]), ("api/v1/users", ["url"]),
    ("https://docs.example.com/api", ["url"]), ("~/.config/confab", ["path"]),
    ("config.toml", ["path"]), ("server_error", ["w3"]), ("503 eclair", []),
    ("req-body", ["w3"]), ("gen-body", ["w3"]), ("200 eclair", ["w3"]), ("ponders", ["w2"]),
    ("needleattheend", ["long"]), ("needle", ["long"]),
    // What is attached.
    ("\"Grüße aus Rom.png\"", ["picture"]), ("gruesse", []), ("rom.png", ["picture"]),
    ("0123456789abcdef", []), ("attachment", []),
    // Signs that matter.
    ("C++", ["cpp"]), (".env", ["env"]), ("c#", ["csharp"]), ("!=", ["arrow"]),
    ("\"-> Int\"", ["arrow"]), ("\"a != b && c\"", ["arrow"]), ("~/.config", ["path"]),
    // What means something to SQLite.
    ("\"hello * world\"", ["quotes"]), ("AND left NEAR", ["quotes"]), ("NEAR(x)", ["quotes"]),
    ("^2", ["quotes"]), ("text:common", []), ("NOT", []), ("quick OR lazy", []),
  ])
  func finds(query: String, messages: [String]) async throws {
    let found = try await world.found(query)
    #expect(found == messages.sorted(), "\(query)")
  }

  @Test(arguments: [
    ("c", "caf"), ("ca", "cafe"), ("noë", "cafe"), ("gröss", "german"), ("оши", "russian"),
    ("fooB", "camel"), ("foo_b", "snake"), ("httpS", "camel"), ("quick br", "phrase"),
    ("\"quick brow", "phrase"), ("3.1", "version"), ("3.1", "versions"), ("req-b", "w3"),
    ("大", "chinese"), ("한", "korean"), ("print", ""), ("docs.exam", "url"), ("ret", "snake"),
    ("C+", "cpp"), (".e", "env"), ("server_e", "w3"),
  ])
  func findsWhatIsStillBeingTyped(query: String, message: String) async throws {
    let found = try await world.found(query, isTyping: true)
    switch message {
    case "": #expect(found == [])
    case "caf": #expect(found.contains("cafe"))
    default: #expect(found.contains(message))
    }
  }

  @Test(arguments: [
    ("common", ["o1", "s1", "w1", "w2", "w3"]), ("common role:user", ["o1", "w1"]),
    ("common role:prompt", ["o1", "w1"]), ("common role:answer", ["w2", "w3"]),
    ("common -role:answer", ["o1", "s1", "w1"]), ("common is:error", ["w3"]),
    ("common -is:error", ["o1", "s1", "w1", "w2"]), ("common has:code", ["w2"]),
    ("common -has:code", ["o1", "s1", "w1", "w3"]), ("common model:gpt", ["w1", "w2"]),
    ("common model:GROK", ["w3"]), ("common model:open*5.2", ["w1", "w2"]),
    ("common -model:gpt", ["o1", "s1", "w3"]), ("common model:none", []),
    ("common tag:work", ["w1", "w2", "w3"]), ("common -tag:urgent", ["o1", "s1"]),
    ("common is:starred", ["w1", "w2", "w3"]), ("common -is:starred", ["o1", "s1"]),
    ("common is:archived", ["o1", "s1"]), ("common is:deleted", ["t1"]),
    ("rubbish", []), ("rubbish is:deleted", ["t1"]),
    ("common -is:deleted", ["o1", "s1", "w1", "w2", "w3"]),
    ("common since:2020-09-14", ["w2", "w3"]), ("common before:2020-09-14", ["o1", "s1", "w1"]),
    ("common since:2020-09-13 before:2020-09-14", ["w1"]),
    ("common -since:2020-09-14", ["o1", "s1", "w1"]),
    ("picture has:image", []), ("rom has:image", ["picture"]), ("common has:image", []),
    ("rom -has:image", []), ("common cost:>0.00005", ["w1", "w2", "w3"]),
    ("common cost:>1", []), ("common cost:<=0", ["o1", "s1"]),
    ("common model:gpt role:answer has:code is:starred tag:work", ["w2"]),
    ("common is:archived role:user before:2021-01-01", ["o1"]), ("flight", []),
    ("C++ role:answer", []), ("C++ role:user -is:starred", ["cpp"]), ("omm", []),
  ])
  func filters(query: String, messages: [String]) async throws {
    let hits = try await world.hits(query)
    #expect((hits.areParts ? [] : hits.hits.map(\.message.rawValue).sorted()) == messages)
    let parsed = SearchWorld.query(query)
    if !hits.areParts { #expect(try await world.store.count(parsed) == messages.count) }
  }

  @Test(arguments: [
    ("rown", ["phrase", "reversed"]), ("rverConf", ["camel"]), ("oOpS", []),
    ("ommo is:error", ["w3"]),
    ("ommo is:deleted", ["t1"]), ("\"n fox j\"", ["phrase"]),
    ("ommo -has:code role:answer", ["w3"]),
    ("vironm -matters", []), ("vironm", ["environment"]), ("9abcdef012", []),
    ("ommo model:gpt tag:work before:2020-09-14", ["w1"]), ("ondersX", []), ("onders", ["w2"]),
  ])
  func findsPartsWhereWordsFindNothing(query: String, messages: [String]) async throws {
    let hits = try await world.hits(query)
    #expect(hits.hits.map(\.message.rawValue).sorted() == messages)
    #expect(hits.areParts)
    // What is looked for can be seen in what is shown.
    #expect(hits.hits.allSatisfy { !$0.matches.isEmpty })
  }

  @Test(arguments: [
    "\"", "\"\"\"", "*", "a*b", "^a", "(", ")", "()", "NEAR(", "a AND", "OR", "NOT a", "{text}:a",
    "text : a", "+", "a + b", "a\"b", "a''b", "'; DROP TABLE messages; --", "\0", "a\0b", "\u{1}r1",
    "\u{1}", "🏳️‍🌈", "\u{301}", "%", "_", "\\", "%_\\", "ﷺ", "\u{FFFF}", "-", "--", "...",
    String(repeating: "a", count: 10_000), String(repeating: "a b ", count: 2_500),
    String(repeating: "中", count: 10_000), String(repeating: "(\"", count: 5_000),
    String(repeating: "%", count: 10_000),
  ])
  func takesWhatever(text: String) async throws {
    for (isPhrase, isPrefix) in [(false, false), (true, false), (false, true), (true, true)] {
      for isExcluded in [false, true] {
        let term = LogTerm(text, isPhrase: isPhrase, isPrefix: isPrefix, isExcluded: isExcluded)
        let query = LogQuery(terms: [term, LogTerm("quick")])
        _ = try await world.store.search(query, from: 0, limit: 10)
        _ = try await world.store.search(LogQuery(terms: [term]), from: 0, limit: 10)
        _ = try await world.store.count(query)
      }
    }
  }

  let world: SearchWorld

  init() async throws { world = try await SearchWorld.shared() }
}
