import Testing

@testable import Interchange

/// Where one record of a JSON text ends and the next begins, in whatever parts the bytes come.
struct JSONRecordsTests {
  /// Gives its bytes in parts of one size.
  private final class Parts: ByteStream {
    private var rest: ArraySlice<UInt8>
    private let size: Int
    private(set) var position = 0

    init(_ text: String, size: Int) {
      rest = Array(text.utf8)[...]
      self.size = size
    }

    func read() -> [UInt8] {
      defer {
        rest = rest.dropFirst(size)
        position += size
      }
      return Array(rest.prefix(size))
    }
  }

  private static func records(_ text: String, size: Int, limit: Int = 1000) -> [String] {
    let records = JSONRecords(Parts(text, size: size), limit: limit)
    var found: [String] = []
    do throws(BrokenSource) {
      while let record = try records.record() {
        let text = record.bytes.map { String(decoding: $0, as: UTF8.self) } ?? "too long"
        found.append("\(record.place): \(text)")
      }
    } catch {
      found.append("! \(error.reason)")
    }
    return found
  }

  static let texts: [(String, [String])] = [
    ("", []), ("  \n ", []), ("[]", []), (" [ ] ", []),
    (
      #"[{"a":1},{"b":[2,{"c":"]}"}]}]"#,
      [#"record 1: {"a":1}"#, #"record 2: {"b":[2,{"c":"]}"}]}"#]
    ),
    (
      #"[1, "x,y", null ,true]"#,
      ["record 1: 1", #"record 2: "x,y""#, "record 3: null", "record 4: true"]
    ),
    ("\u{FEFF}[{}]", ["record 1: {}"]),
    (#"{"conversations" : [ {"a":1}, {} ], "more": 1}"#, [#"record 1: {"a":1}"#, "record 2: {}"]),
    ("{\n  \"a\": \"漢\\\"字\"\n}\n", ["record 1: {\n  \"a\": \"漢\\\"字\"\n}"]),
    ("{\n\"a\":1}\n{\n\"b\":2}", ["record 1: {\n\"a\":1}", "record 2: {\n\"b\":2}"]),
    ("{\"a\":1}\n\n{\"b\":2}\n", ["line 1: {\"a\":1}", "line 3: {\"b\":2}"]),
    ("{\"a\":1}\r\n{\"b\":", ["line 1: {\"a\":1}\r", "line 2: {\"b\":"]),
    (
      "{\"a\":\n{\"b\":2}\nxx\n{}",
      ["line 1: {\"a\":", "line 2: {\"b\":2}", "line 3: xx", "line 4: {}"]
    ),
    // Damaged ones end as early as it can be told.
    (#"[{"a":[},{"b":2}]"#, [#"record 1: {"a":[}"#, #"record 2: {"b":2}"#]),
    (#"[{"a":1 , {"b":2},{}]"#, [#"record 1: {"a":1 "#, #"record 2: {"b":2}"#, "record 3: {}"]),
    (#"[{},}{"b":2}]"#, ["record 1: {}", "record 2: }", #"record 3: {"b":2}"#]),
    (
      #"[{"a":1},{"b":"#,
      [#"record 1: {"a":1}"#, #"record 2: {"b":"#, "! it is cut: it ends after record 2"]
    ),
    ("hello", ["! it is no JSON: it begins with neither [ nor {"]),
  ]

  @Test(arguments: texts.indices)
  func findsTheRecords(index: Int) {
    let (text, records) = Self.texts[index]
    for size in [1, 2, 3, 7, 1000] {
      #expect(Self.records(text, size: size) == records, "parts of \(size)")
    }
  }

  @Test func passesOverWhatIsTooLong() {
    let long = String(repeating: "x", count: 2000)
    for size in [1, 64, 5000] {
      #expect(
        Self.records(#"[{"a":"\#(long)"},{"b":2}]"#, size: size)
          == ["record 1: too long", #"record 2: {"b":2}"#])
      #expect(
        Self.records("{\"a\":1}\n{\"a\":\"\(long)\"}\n{}", size: size)
          == ["line 1: {\"a\":1}", "line 2: too long", "line 3: {}"])
    }
  }
}
