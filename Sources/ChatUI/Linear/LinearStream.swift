import Markup

/// A Markdown text that grows, as lines that are said once and never again: whole lines and whole
/// sentences as soon as nothing that follows can change how they read.
///
/// Of the last piece (`MarkdownScanner`) only what is certain is said: lines of code that have ended,
/// sentences before any sign that may turn out to be markup. A table is said when it is whole.
struct LinearStream: Sendable {
  /// Characters below which a sentence waits for the next one: too short to be worth a line.
  private static let shortest = 24
  /// Signs that later text may make into markup.
  private static let unsettled = Set("*_`[]~$<|\\")
  private static let ends = Set(".!?")
  private static let wideEnds = Set("\u{3002}\u{FF01}\u{FF1F}")
  private static let closings = Set("\"')]\u{201D}\u{2019}\u{300D}")

  private var scanner = MarkdownScanner()
  /// Pieces that were said whole.
  private var said = 0
  /// What was said of the piece after those.
  private var begun = ""

  /// The bytes that were said or are waiting to be.
  private(set) var length = 0

  init() {}

  /// Takes in what the text is now.
  /// - Parameters:
  ///   - isWhole: nothing follows.
  ///   - isPaused: nothing came for a while: whole words will do.
  /// - Returns: the lines to say now.
  mutating func take(_ text: String, isWhole: Bool, isPaused: Bool = false) -> [String] {
    length = text.utf8.count
    // Where a link's definition came late, what was said of the link stands.
    _ = scanner.extend(to: text)
    if scanner.pieces.count < said {
      said = 0
      begun = ""
    }
    var lines: [String] = []
    while said < scanner.pieces.count {
      let piece = scanner.pieces[said]
      let isOpen = piece.isOpen && !isWhole
      let blocks = scanner.blocks(of: piece, in: text)
      let all = LinearMarkdown(blocks, of: piece.kind, isOpen: isOpen).lines
        .joined(separator: "\n")
      let sayable: String
      if isOpen {
        sayable = Self.certain(
          of: all, blocks, after: begun, endsLine: text.utf8.last == 0x0A, isPaused: isPaused)
      } else {
        sayable = all
      }
      lines += say(sayable)
      guard !isOpen else { break }
      said += 1
      begun = ""
    }
    return lines
  }

  private mutating func say(_ text: String) -> [String] {
    if text.hasPrefix(begun) {
      var new = text.dropFirst(begun.count)
      // The blank between two sentences is the line's end now.
      if !begun.isEmpty, new.first == " " { new.removeFirst() }
      begun = text
      return Self.lines(of: new)
    }
    // It reads otherwise than it seemed: whole, lest something be missing.
    guard text.count > 0, !begun.hasPrefix(text) else { return [] }
    begun = text
    return ["This reads otherwise than it was said:"] + Self.lines(of: text[...])
  }

  private static func lines(of text: Substring) -> [String] {
    text.split(separator: "\n").map { String($0).trimmedEnd }.filter { !$0.isEmpty }
  }

  /// As much of the last piece as can be said now.
  private static func certain(
    of all: String, _ blocks: [Block], after begun: String, endsLine: Bool, isPaused: Bool
  ) -> String {
    guard let last = blocks.last else { return begun }
    if case .code = last { return endsLine ? all : upToLastLine(of: all) }
    if hasTable(last) { return begun }
    guard all.hasPrefix(begun) else { return begun }
    var end: String.Index?
    var previous: Character = " "
    var beforeEnd: Character = " "
    var place = all.index(all.startIndex, offsetBy: begun.count)
    var count = 0
    var sentenceEnd = false
    while place < all.endIndex {
      let character = all[place]
      if unsettled.contains(character) { break }
      if wideEnds.contains(character) {
        end = all.index(after: place)
      } else if ends.contains(character) {
        sentenceEnd = previous.isLetter && beforeEnd.isLetter || previous == ")" || previous == "\""
      } else if character.isWhitespace {
        let isLong = count >= shortest
        if character.isNewline, isLong { end = place }
        if sentenceEnd && isLong || isPaused { end = place }
        sentenceEnd = false
      } else if !closings.contains(character) {
        sentenceEnd = false
      }
      beforeEnd = previous
      previous = character
      count += 1
      place = all.index(after: place)
    }
    return end.map { String(all[..<$0]) } ?? begun
  }

  private static func upToLastLine(of text: String) -> String {
    text.lastIndex(of: "\n").map { String(text[..<$0]) } ?? ""
  }

  private static func hasTable(_ block: Block) -> Bool {
    switch block {
    case .table: true
    case .quote(let blocks): blocks.last.map(hasTable) ?? false
    case .list(let list): list.items.last?.blocks.last.map(hasTable) ?? false
    case .paragraph, .heading, .code, .html, .rule: false
    }
  }
}

extension String {
  /// Without blanks at its end: what stands before a line of code belongs to it.
  fileprivate var trimmedEnd: String {
    var rest = self[...]
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
