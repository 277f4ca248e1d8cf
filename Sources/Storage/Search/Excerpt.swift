import Chat

/// Some words of a message around what was found in it, on one line, with what was found marked.
///
/// Responsible for marking what the index finds, by the same words, and for a line that is safe to
/// draw in: control characters become spaces. Not responsible for which message was found.
struct Excerpt {
  private(set) var text: String
  /// Of its UTF-8 bytes.
  private(set) var matches: [Range<Int>]
  /// What was found first is in the name of something that is attached.
  private(set) var isInLabel = false

  /// Characters of it, and those before what was found.
  private static let length = 160
  private static let lead = 40
  /// Bytes of a text that are looked through. What is found in a longer one is nearly always before.
  private static let mostRead = 1 << 20

  /// The beginning of a text, with nothing marked.
  init(beginningOf text: String) {
    var shown = AttachmentReference.shown(text)
    self.init(shown.withUTF8 { Self.line(of: $0, around: []) })
  }

  /// nil: nothing of it is there.
  init?(of text: String, finding words: WordQuery, letters: Letters) {
    var (shown, labels) = Self.shown(text)
    let found = shown.withUTF8 { bytes -> (Excerpt, Int)? in
      let read = UnsafeBufferPointer(rebasing: bytes.prefix(Self.mostRead))
      let matches = MatchFinder(words: words, letters: letters).matches(in: read)
      guard let first = matches.first else { return nil }
      return (Excerpt(Self.line(of: read, around: matches)), first.lowerBound)
    }
    guard let found else { return nil }
    self = found.0
    isInLabel = labels.contains { $0.contains(found.1) }
  }

  private init(_ line: (text: String, matches: [Range<Int>])) {
    text = line.text
    matches = line.matches
  }

  /// A text as people read it, and where in it are names of what is attached.
  private static func shown(_ text: String) -> (text: String, labels: [Range<Int>]) {
    var shown = ""
    var labels: [Range<Int>] = []
    for piece in AttachmentReference.pieces(of: text) {
      switch piece {
      case .text(let text): shown += text
      case .attachment(let reference, _):
        labels.append(shown.utf8.count..<shown.utf8.count + reference.chip.utf8.count)
        shown += reference.chip
      }
    }
    return (shown, labels)
  }

  // MARK: The line

  private static func line(
    of bytes: UnsafeBufferPointer<UInt8>, around matches: [Range<Int>]
  ) -> (text: String, matches: [Range<Int>]) {
    let start = start(in: bytes, before: matches.first?.lowerBound ?? 0)
    var line = Line(isCut: start > 0)
    var next = matches.drop { $0.upperBound <= start }
    var index = start
    var characters = 0
    while index < bytes.count, characters < length {
      if let match = next.first {
        if index == match.lowerBound { line.begin() }
        if index >= match.upperBound {
          line.end()
          next.removeFirst()
          continue
        }
      }
      let width = width(of: bytes[index])
      let end = min(index + width, bytes.count)
      line.append(UnsafeBufferPointer(rebasing: bytes[index..<end]))
      index = end
      characters += 1
    }
    line.end()
    if index < bytes.count { line.cut() }
    return line.finished
  }

  /// Some characters before, where a word begins.
  private static func start(in bytes: UnsafeBufferPointer<UInt8>, before match: Int) -> Int {
    var index = match
    var characters = 0
    while index > 0, characters < lead {
      index -= 1
      if bytes[index] & 0xC0 != 0x80 { characters += 1 }
    }
    guard index > 0 else { return 0 }
    let space = bytes[index..<match].firstIndex { $0 == UInt8(ascii: " ") || $0 == 0x0A }
    return space.map { $0 + 1 } ?? index
  }

  private static func width(of first: UInt8) -> Int {
    first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
  }

  /// A line while it is made.
  private struct Line {
    private var bytes: [UInt8] = []
    private var matches: [Range<Int>] = []
    private var open: Int?

    init(isCut: Bool) {
      bytes.reserveCapacity(512)
      if isCut { cut() }
    }

    mutating func begin() { open = bytes.count }

    mutating func end() {
      guard let start = open else { return }
      open = nil
      if start < bytes.count { matches.append(start..<bytes.count) }
    }

    mutating func cut() { bytes += Array("…".utf8) }

    mutating func append(_ character: UnsafeBufferPointer<UInt8>) {
      if Excerpt.isSpace(character) {
        // One, and none at the beginning: within a match they count as they are.
        if let last = bytes.last, last != UInt8(ascii: " ") { bytes.append(UInt8(ascii: " ")) }
      } else {
        bytes += character
      }
    }

    var finished: (text: String, matches: [Range<Int>]) {
      (String(decoding: bytes, as: UTF8.self), matches.filter { $0.upperBound <= bytes.count })
    }
  }

  /// Spaces, ends of lines, and what would do something to a terminal or turn the line around.
  private static func isSpace(_ character: UnsafeBufferPointer<UInt8>) -> Bool {
    switch character.count {
    case 1: return character[0] <= 0x20 || character[0] >= 0x7F
    case 2: return character[0] == 0xC2 && character[1] <= 0xA0
    case 3:
      guard character[0] == 0xE2 else { return false }
      // U+2028 to U+202E, U+2066 to U+2069.
      return character[1] == 0x80 && (0xA8...0xAE).contains(character[2])
        || character[1] == 0x81 && (0xA6...0xA9).contains(character[2])
    default: return false
    }
  }
}
