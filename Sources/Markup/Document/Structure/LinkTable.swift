/// The definitions of links that a growing text has (`[label]: target "title"`), and which pieces refer
/// to which label. The first definition of a label counts.
struct LinkTable: Sendable {
  struct Definition: Hashable, Sendable {
    var target: String
    var title: String
  }

  private var settled: [String: Definition] = [:]
  /// Those of the pieces that may still change.
  private var tail: [String: Definition] = [:]
  /// Label → the pieces that have it in brackets, ascending.
  private var users: [String: [Int]] = [:]
  /// As it was when `takeChanges` was asked last, of the labels that may have changed since.
  private var before: [String: Definition?] = [:]

  /// Takes in a piece that nothing will change.
  /// - Returns: whether it shows anything: not when it holds nothing but definitions.
  mutating func settle(
    _ piece: MarkdownPiece, at index: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let labels = LinkLabels(in: bytes, piece.range)
    for label in labels.all { users[label, default: []].append(index) }
    guard !labels.candidates.isEmpty else { return true }
    let found = PieceParser(bytes: bytes, piece: piece).definitions(of: labels.candidates)
    for (label, definition) in found.definitions where settled[label] == nil {
      remember(label)
      settled[label] = definition
    }
    return found.isShown
  }

  /// Forgets the pieces that could still change.
  mutating func beginTail() {
    for label in tail.keys { remember(label) }
    tail = [:]
  }

  mutating func addToTail(_ piece: MarkdownPiece, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let labels = LinkLabels(in: bytes, piece.range)
    guard !labels.candidates.isEmpty else { return true }
    let found = PieceParser(bytes: bytes, piece: piece).definitions(of: labels.candidates)
    for (label, definition) in found.definitions where self[label] == nil {
      remember(label)
      tail[label] = definition
    }
    return found.isShown
  }

  /// What follows from the definitions that are not what they were at the last call.
  struct Changes {
    var labels: Set<String> = []
    /// The settled pieces that refer to one of them, ascending.
    var settled: [Int] = []

    /// Whether a piece refers to one of them.
    func concern(_ piece: MarkdownPiece, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      LinkLabels(in: bytes, piece.range).all.contains(where: labels.contains)
    }
  }

  mutating func takeChanges() -> Changes {
    defer { before = [:] }
    let labels = Set(before.filter { self[$0.key] != $0.value }.keys)
    let pieces = labels.reduce(into: Set<Int>()) { $0.formUnion(users[$1] ?? []) }
    return Changes(labels: labels, settled: pieces.sorted())
  }

  /// Definitions, as Markdown, of the labels that stand in a piece.
  func definitions(for piece: UnsafeBufferPointer<UInt8>.SubSequence) -> [UInt8] {
    guard !settled.isEmpty || !tail.isEmpty else { return [] }
    let bytes = UnsafeBufferPointer(rebasing: piece)
    var text = ""
    for (label, source) in LinkLabels(in: bytes, 0..<bytes.count).sources {
      guard let definition = self[label] else { continue }
      text += "[\(source)]: <\(Self.escaped(definition.target))>"
      if !definition.title.isEmpty { text += " \"\(Self.escaped(definition.title))\"" }
      text += "\n"
    }
    return text.isEmpty ? [] : Array((text + "\n").utf8)
  }

  private subscript(label: String) -> Definition? { settled[label] ?? tail[label] }

  private mutating func remember(_ label: String) {
    if before[label] == nil { before.updateValue(self[label], forKey: label) }
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<", ">", "\\", "\"":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case "\n": result += "&#10;"
      case "\r": result += "&#13;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
