/// How keys tell their modifiers, and whether the terminal says that it has kitty's form. Pure: its
/// owner sends the bytes, and hands over every reply that comes, early, late or never asked for.
///
/// Both forms are asked for with the first frame, so that Shift-Enter is told from Enter from the first
/// key on; one that a terminal lacks it ignores, and tmux has xterm's without ever saying so. A terminal
/// that answers for kitty's needs no other: two forms of one key would be one too many.
struct KeyForm {
  /// Kitty's flags, then what every terminal answers (its device attributes): when that comes alone,
  /// kitty's form is not offered. So nothing needs a time limit, and nothing waits.
  static let question = Array("\u{1B}[?u\u{1B}[c".utf8)

  /// The terminal said that it has kitty's form.
  private(set) var isKitty = false
  /// The last answer has not come yet.
  private(set) var isOpen = false
  private(set) var wasAsked = false

  mutating func asked() {
    isOpen = true
    wasAsked = true
  }

  /// - Returns: whether the reply is kitty's, asked for or not.
  mutating func take(_ reply: String) -> Bool {
    guard reply.hasPrefix("?"), reply.hasSuffix("u") else { return false }
    isKitty = true
    return true
  }

  /// The device attributes came, or nobody waits for them any more.
  mutating func end() { isOpen = false }

  /// What switches the keys on, and off again in the opposite order.
  var on: [UInt8] { Self.kitty + (isKitty ? [] : Self.xterm) }
  var off: [UInt8] { (isKitty ? [] : Self.noXterm) + Self.noKitty }

  /// From both forms to kitty's alone.
  static let narrowed = noXterm

  /// A stack of the alternate screen's own.
  private static let kitty = Array("\u{1B}[>1u".utf8)
  private static let noKitty = Array("\u{1B}[<u".utf8)
  private static let xterm = Array("\u{1B}[>4;1m".utf8)
  private static let noXterm = Array("\u{1B}[>4m".utf8)
}
