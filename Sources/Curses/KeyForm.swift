/// How keys tell their modifiers, and which form of that the terminal has. Pure: its owner sends the
/// bytes, and hands over every reply that comes, early, late or never asked for.
///
/// A form is switched on where the terminal says that it has it. tmux has xterm's and never says so, and
/// some terminals say so only by their names. Others take xterm's request for colours, so they are not
/// sent it. A terminal that has kitty's form needs no other: two forms of one key would be one too many.
struct KeyForm {
  /// Kitty's flags, xterm's (and plain text again, for who takes that for colours), then what every
  /// terminal answers, its device attributes: when that comes alone, neither is offered. So nothing
  /// needs a time limit, and nothing waits.
  static let question = Array("\u{1B}[?u\u{1B}[?4m\u{1B}[m\u{1B}[c".utf8)

  private var isKitty = false
  private var isXterm: Bool
  private(set) var wasAsked = false

  /// What tells which terminal it is, beside `TERM`.
  static let variables = ["TMUX", "STY", "TERM_PROGRAM", "XTERM_VERSION"]

  init(environment: [String: String]) {
    func isSet(_ name: String) -> Bool { environment[name]?.isEmpty == false }
    isXterm =
      if isSet("TMUX") || environment["TERM"]?.hasPrefix("tmux") == true {
        true
      } else if isSet("STY") {
        // The rest tells in what GNU screen was started.
        false
      } else {
        isSet("XTERM_VERSION") || ["WezTerm", "mintty"].contains(environment["TERM_PROGRAM"])
      }
  }

  mutating func asked() { wasAsked = true }

  /// - Returns: what switches the modes that are on to the form that the reply offers; nil: the reply
  ///   is about something else.
  mutating func take(_ reply: String) -> [UInt8]? {
    let before = self
    if reply.hasPrefix("?"), reply.hasSuffix("u") {
      isKitty = true
    } else if reply.hasPrefix(">4;"), reply.hasSuffix("m") {
      isXterm = true
    } else {
      return nil
    }
    return on == before.on ? [] : before.off + on
  }

  /// What switches the form on, and off again.
  var on: [UInt8] { isKitty ? Self.kitty : isXterm ? Self.xterm : [] }
  var off: [UInt8] { isKitty ? Self.noKitty : isXterm ? Self.noXterm : [] }

  /// A stack of the alternate screen's own.
  private static let kitty = Array("\u{1B}[>1u".utf8)
  private static let noKitty = Array("\u{1B}[<u".utf8)
  private static let xterm = Array("\u{1B}[>4;1m".utf8)
  private static let noXterm = Array("\u{1B}[>4m".utf8)
}
