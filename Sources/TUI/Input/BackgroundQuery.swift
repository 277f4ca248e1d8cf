/// Asks the terminal for its background, and understands what it answers. Pure: its owner sends the
/// bytes, and hands over every reply that comes, early, late or never asked for.
///
/// The question (OSC 11) is followed by one that every terminal answers (its device attributes):
/// when that answer comes alone, this terminal does not tell. So nothing needs a time limit.
package struct BackgroundQuery: Hashable, Sendable {
  /// OSC 11 with a question mark, then DA1.
  package static let question = Array("\u{1B}]11;?\u{1B}\\\u{1B}[c".utf8)
  /// Mode 2031: the terminal says by itself when its user goes from light to dark or back.
  package static let notices = Array("\u{1B}[?2031h".utf8)
  package static let noNotices = Array("\u{1B}[?2031l".utf8)

  /// Questions whose last answer has not come yet.
  package private(set) var open = 0
  private var isAnswered = false
  /// The terminal answered the one question and not the other.
  package private(set) var isRefused = false

  package init() {}

  /// A question was sent.
  package mutating func asked() {
    open += 1
    isAnswered = false
  }

  /// - Returns: whether the background is dark; nil when the reply does not tell.
  package mutating func take(_ reply: String) -> Bool? {
    // A notice; any other number would be of a later version.
    switch reply {
    case "?997;1n": return true
    case "?997;2n": return false
    default: break
    }
    if reply.hasPrefix("?"), reply.hasSuffix("c") {
      guard open > 0 else { return nil }
      open -= 1
      if open == 0 { isRefused = !isAnswered }
      return nil
    }
    guard reply.hasPrefix("]11;"), let color = Self.color(reply.dropFirst(4)) else { return nil }
    isAnswered = true
    return color.isDark
  }

  /// What `COLORFGBG` says (`15;0`, `0;default;15`): nil when it says nothing of use.
  package static func isDark(colorfgbg value: String) -> Bool? {
    switch value.split(separator: ";").last.flatMap({ Int($0) }) {
    case .some(0...6), .some(8): true
    case .some(7), .some(9...15): false
    default: nil
    }
  }

  /// `rgb:1e1e/1e1e/1e1e`, with one to four digits each; `rgba:…`; or `#rrggbb`.
  private static func color(_ text: Substring) -> RGB? {
    if text.first == "#" { return RGB(hex: text) }
    guard let colon = text.firstIndex(of: ":"), ["rgb", "rgba"].contains(text[..<colon]) else {
      return nil
    }
    let parts = text[text.index(after: colon)...]
      .split(separator: "/", omittingEmptySubsequences: false)
      .map { digits -> UInt8? in
        guard (1...4).contains(digits.utf8.count), digits.allSatisfy(\.isHexDigit),
          let value = Int(digits, radix: 16)
        else { return nil }
        let most = (1 << (4 * digits.utf8.count)) - 1
        return UInt8((value * 255 + most / 2) / most)
      }
    guard parts.count == (text.hasPrefix("rgba") ? 4 : 3), let red = parts[0],
      let green = parts[1], let blue = parts[2]
    else { return nil }
    return RGB(red, green, blue)
  }
}
