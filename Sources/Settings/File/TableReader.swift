import Chat
import TUI

/// Takes values out of one TOML table, and makes a problem of each that does not fit, and of each
/// key that nobody asked for.
struct TableReader {
  let document: TOMLDocument
  let path: [String]
  private(set) var problems: [SettingsProblem] = []
  /// What was taken without a problem: dotted key to line; places in lists are in the key.
  private(set) var applied: [String: Int] = [:]
  /// The path as the file has it, without places in lists.
  private let shown: [String]
  private let table: [String: TOMLNode]
  private var asked: [String] = []

  /// - Parameter shown: the path as people read it; nil: the same.
  init(
    _ document: TOMLDocument, path: [String] = [], shown: [String]? = nil,
    table: [String: TOMLNode]? = nil
  ) {
    self.document = document
    self.path = path
    self.shown = shown ?? path
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

  mutating func flag(_ key: String, example: String) -> Bool? {
    guard let node = take(key) else { return nil }
    guard case .boolean(let value) = node else {
      return refuse(key, "expected true or false, found \(node.description)", example)
    }
    return value
  }

  /// A list of strings: what is none in it is left out, with its problem.
  mutating func strings(_ key: String, example: String) -> [String]? {
    guard let node = take(key) else { return nil }
    guard case .array(let nodes) = node else {
      return refuse(key, "expected a list, found \(node.description)", example)
    }
    return nodes.enumerated().compactMap { index, node in
      guard case .string(let text) = node, !text.isEmpty else {
        let found = node == .string("") ? "an empty one" : node.description
        problem(
          key, at: index, "expected strings, found \(found)", "for example: \(key) = \(example)")
        return nil
      }
      return text
    }
  }

  /// A list of a few words, each at most once: what is none of them is left out.
  mutating func choices<Word>(_ key: String, example: String) -> [Word]?
  where Word: RawRepresentable & CaseIterable & Equatable, Word.RawValue == String {
    guard let texts = strings(key, example: example) else { return nil }
    let names = Word.allCases.map(\.rawValue)
    var words: [Word] = []
    for (index, text) in texts.enumerated() {
      if let word = Word(rawValue: text) {
        if words.contains(word) {
          problem(key, at: index, "“\(text)” stands there twice")
        } else {
          words.append(word)
        }
      } else {
        problem(
          key, at: index, "there is no “\(Sanitizer.display(text, oneLine: true))”",
          Spelling.suggestion(for: text, among: names))
      }
    }
    return words
  }

  /// Any value, for keys that may be of several types.
  mutating func node(_ key: String) -> TOMLNode? { take(key) }

  mutating func table(_ key: String) -> TableReader? {
    guard let node = take(key) else { return nil }
    guard case .table(let table) = node else {
      problem(
        key, "expected a table, found \(node.description)",
        "write [\((shown + [key]).joined(separator: "."))]")
      return nil
    }
    return TableReader(document, path: path + [key], shown: shown + [key], table: table)
  }

  /// A list of tables: `[[key]]`.
  mutating func tables(_ key: String) -> [TableReader] {
    guard let node = take(key) else { return [] }
    guard case .array(let nodes) = node else {
      problem(
        key, "expected a list of tables, found \(node.description)",
        "write [[\((shown + [key]).joined(separator: "."))]]")
      return []
    }
    return nodes.enumerated().compactMap { index, node in
      guard case .table(let table) = node else {
        problem(key, at: index, "expected tables, found \(node.description)")
        return nil
      }
      return TableReader(
        document, path: path + [key, String(index)], shown: shown + [key], table: table)
    }
  }

  /// Remembers where a key that applies is set.
  mutating func note(_ key: String) {
    let name = (path + [key]).joined(separator: ".")
    if applied[name] == nil { applied[name] = document.line(of: path + [key]) }
  }

  /// It does not apply after all.
  mutating func forget(_ key: String) {
    applied[(path + [key]).joined(separator: ".")] = nil
  }

  /// Says what is left: keys that nobody asked for.
  /// - Parameters:
  ///   - hints: for unknown keys that are worth a word of their own.
  ///   - list: where all are, when they are more than a line holds.
  mutating func refuseOthers(hints: [String: String] = [:], list: String = "confab config show") {
    for key in keys where !asked.contains(key) {
      problem(key, "unknown key", hints[key] ?? suggestion(for: key, list: list))
    }
  }

  /// The key that was meant; with none near, what there is, unless that is more than a line holds.
  private func suggestion(for key: String, list: String) -> String? {
    asked.count > Self.mostListed
      ? Spelling.nearest(to: key, among: asked).map { "did you mean “\($0)”?" }
        ?? "\(list) lists all"
      : Spelling.suggestion(for: key, among: asked)
  }

  /// Keys that are worth listing in a problem.
  private static let mostListed = 12

  mutating func adopt(_ child: TableReader) {
    problems += child.problems
    applied.merge(child.applied) { first, _ in first }
  }

  /// - Parameter index: which one of the key's list it is about.
  mutating func problem(
    _ key: String?, at index: Int? = nil, _ message: String, _ suggestion: String? = nil
  ) {
    let place = path + (key.map { [$0] } ?? []) + (index.map { [String($0)] } ?? [])
    let name = shown + (key.map { [$0] } ?? [])
    problems.append(
      SettingsProblem(
        file: document.file, line: document.line(of: place),
        key: name.isEmpty ? nil : Sanitizer.display(name.joined(separator: "."), oneLine: true),
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
