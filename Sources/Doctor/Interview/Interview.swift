import TUI

/// Asks a terminal what it is and how wide it draws, and understands the answers. Pure: its owner
/// sends the bytes, and hands over whatever comes, typed keys among it, which are kept.
///
/// All questions go out at once. The last is for the device's attributes, which every terminal answers,
/// in the order of the questions: when that answer is there nothing else will come.
package struct Interview {
  /// The modes that matter: paste, focus, frames shown at once, notices of the background.
  static let modes = [2004, 1004, 2026, 2031]

  private let samples: [String]
  private let asksAll: Bool
  private var parser = InputParser()
  private var background = BackgroundQuery()
  private var next = 0
  package private(set) var answers = TerminalAnswers()
  /// The last answer came.
  package private(set) var isOver = false
  /// Something was answered: more will come.
  package private(set) var hasBegun = false

  /// - Parameters:
  ///   - asksAll: also what plain terminals would print instead of answering.
  ///   - samples: are drawn at the left edge, one over the other, and measured.
  package init(asksAll: Bool, samples: [String]) {
    self.asksAll = asksAll
    self.samples = samples
    answers.columns = Array(repeating: nil, count: samples.count)
  }

  /// What to write to the terminal. The line that it is on is left empty.
  package var questions: [UInt8] {
    var text = ""
    if asksAll {
      text += "\u{1B}[>q\u{1B}[>c\u{1B}[?u\u{1B}[?4m\u{1B}[m\u{1B}]11;?\u{1B}\\"
      for mode in Self.modes { text += "\u{1B}[?\(mode)$p" }
    }
    if !samples.isEmpty {
      // Below the first row: there a report of the place could be a key.
      text += "\r\n"
      for sample in samples { text += "\r\u{1B}[K\(sample)\u{1B}[6n" }
      text += "\r\u{1B}[K\u{1B}[A"
    }
    // A terminal that does not know a question may have printed a letter of it.
    text += "\r\u{1B}[K\u{1B}[c"
    return Array(text.utf8)
  }

  /// Takes what was read.
  package mutating func take(_ bytes: [UInt8]) {
    for input in parser.feed(bytes) { take(input) }
  }

  /// Nothing came for a while: what looks like the beginning of an answer may be a key.
  package mutating func takeSilence() {
    for input in parser.flush() { take(input) }
  }

  /// Nothing more is waited for.
  package mutating func end(afterMilliseconds milliseconds: Int) {
    takeSilence()
    answers.reach = isOver ? .whole(milliseconds: milliseconds) : hasBegun ? .partly : .none
  }

  private mutating func take(_ input: Input) {
    switch input {
    case .reply(let reply): take(reply: reply)
    case .key(let press): answers.typed += Self.bytes(of: press)
    case .paste(let text): answers.typed += Array(text.utf8)
    case .focus, .wheel, .mouse: break
    }
  }

  private mutating func take(reply: String) {
    guard !isOver else { return }
    hasBegun = true
    if reply.hasPrefix("?"), reply.hasSuffix("c") {
      isOver = true
    } else if let column = Self.column(reply) {
      guard next < samples.count else { return }
      answers.columns[next] = column
      next += 1
    } else if reply.hasPrefix(">"), reply.hasSuffix("c") {
      answers.device = String(reply.dropFirst().dropLast())
    } else if reply.hasPrefix("P>|") {
      answers.name = Self.shown(reply.dropFirst(3))
    } else if reply.hasPrefix("?"), reply.hasSuffix("u") {
      answers.hasKittyKeys = true
    } else if reply.hasPrefix(">4;"), reply.hasSuffix("m") {
      answers.hasOtherKeys = true
    } else if reply.hasPrefix("?"), reply.hasSuffix("$y") {
      takeMode(reply.dropFirst().dropLast(2))
    } else if let isDark = background.take(reply) {
      answers.isDark = isDark
    }
  }

  /// `2004;2`: known, and off. 0 stands for not known, 4 for off for good.
  private mutating func takeMode(_ text: Substring) {
    let numbers = text.split(separator: ";").map { Int($0) }
    guard numbers.count == 2, let mode = numbers[0], let state = numbers[1],
      Self.modes.contains(mode)
    else { return }
    answers.knowsMode[mode] = (1...3).contains(state)
  }

  /// `12;3R` → 2.
  private static func column(_ reply: String) -> Int? {
    guard reply.hasSuffix("R") else { return nil }
    let numbers = reply.dropLast().split(separator: ";").map { Int($0) }
    guard numbers.count == 2, numbers[0] != nil, let column = numbers[1], (1...999).contains(column)
    else { return nil }
    return column - 1
  }

  /// Longer names are none.
  private static let longest = 60

  private static func shown(_ text: Substring) -> String? {
    let safe = Sanitizer.display(String(text), oneLine: true).prefix(longest)
    return safe.isEmpty ? nil : String(safe)
  }

  /// What a shell would have read. Keys without a character are no loss.
  private static func bytes(of press: KeyPress) -> [UInt8] {
    switch press.key {
    case .enter: [0x0D]
    case .tab: [0x09]
    case .backspace: [0x7F]
    case .escape: [0x1B]
    case .character(let character) where press.modifiers.contains(.control):
      character.asciiValue.map { [$0 & 0x1F] } ?? []
    case .character(let character):
      (press.modifiers.contains(.alt) ? [0x1B] : []) + Array(String(character).utf8)
    default: []
    }
  }
}
