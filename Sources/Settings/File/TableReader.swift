import TUI

/// Takes values out of one TOML table, and makes a problem of each that does not fit, and of each
/// key that nobody asked for.
struct TableReader {
  let document: TOMLDocument
  let path: [String]
  private(set) var problems: [SettingsProblem] = []
  private let table: [String: TOMLNode]
  private var asked: [String] = []

  init(_ document: TOMLDocument, path: [String] = [], table: [String: TOMLNode]? = nil) {
    self.document = document
    self.path = path
    self.table = table ?? document.root
  }

  var keys: [String] {
    table.keys.sorted {
      (document.line(of: path + [$0]) ?? 0, $0) < (document.line(of: path + [$1]) ?? 0, $1)
    }
  }

  /// - Parameter example: a right value as it would stand in the file: `"cline"`.
  mutating func string(_ key: String, example: String) -> String? {
    guard let node = take(key) else { return nil }
    guard case .string(let text) = node else {
      return refuse(key, "expected a string, found \(node.description)", example)
    }
    return text.isEmpty ? refuse(key, "is empty", example) : text
  }

  mutating func number(_ key: String, in range: ClosedRange<Double>, example: String) -> Double? {
    guard let node = take(key) else { return nil }
    let value: Double
    switch node {
    case .integer(let whole): value = Double(whole)
    case .number(let number): value = number
    default: return refuse(key, "expected a number, found \(node.description)", example)
    }
    guard range.contains(value) else {
      let bounds = "\(Self.plain(range.lowerBound)) to \(Self.plain(range.upperBound))"
      return refuse(key, "must be \(bounds), not \(Self.plain(value))", example)
    }
    return value
  }

  mutating func integer(_ key: String, in range: ClosedRange<Int>, example: String) -> Int? {
    guard let node = take(key) else { return nil }
    guard case .integer(let value) = node else {
      return refuse(key, "expected a whole number, found \(node.description)", example)
    }
    guard range.contains(value) else {
      return refuse(
        key, "must be \(range.lowerBound) to \(range.upperBound), not \(value)", example)
    }
    return value
  }

  /// One of a few words.
  mutating func choice<Word>(_ key: String) -> Word?
  where Word: RawRepresentable & CaseIterable, Word.RawValue == String {
    guard let node = take(key) else { return nil }
    let words = Word.allCases.map(\.rawValue)
    guard case .string(let text) = node else {
      return refuse(key, "expected a string, found \(node.description)", "\"\(words[0])\"")
    }
    guard let word = Word(rawValue: text) else {
      problem(
        key, "is “\(Sanitizer.display(text, oneLine: true))”",
        Spelling.suggestion(for: text, among: words))
      return nil
    }
    return word
  }

  /// Any value, for keys that may be of several types.
  mutating func node(_ key: String) -> TOMLNode? { take(key) }

  mutating func table(_ key: String) -> TableReader? {
    guard let node = take(key) else { return nil }
    guard case .table(let table) = node else {
      problem(
        key, "expected a table, found \(node.description)",
        "write [\((path + [key]).joined(separator: "."))]")
      return nil
    }
    return TableReader(document, path: path + [key], table: table)
  }

  /// Says what is left: keys that nobody asked for.
  /// - Parameter hints: for unknown keys that are worth a word of their own.
  mutating func refuseOthers(hints: [String: String] = [:]) {
    for key in keys where !asked.contains(key) {
      problem(key, "unknown key", hints[key] ?? Spelling.suggestion(for: key, among: asked))
    }
  }

  mutating func adopt(_ child: TableReader) { problems += child.problems }

  mutating func problem(_ key: String?, _ message: String, _ suggestion: String? = nil) {
    let place = path + (key.map { [$0] } ?? [])
    problems.append(
      SettingsProblem(
        file: document.file, line: document.line(of: place),
        key: place.isEmpty
          ? nil : Sanitizer.display(place.joined(separator: "."), oneLine: true),
        message: message, suggestion: suggestion))
  }

  private mutating func take(_ key: String) -> TOMLNode? {
    asked.append(key)
    return table[key]
  }

  private mutating func refuse<Value>(
    _ key: String, _ message: String, _ example: String
  ) -> Value? {
    problem(key, message, "for example: \(key) = \(example)")
    return nil
  }

  private static func plain(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }
}
