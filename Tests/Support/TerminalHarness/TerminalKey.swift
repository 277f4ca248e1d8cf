/// A key as a person presses it, and the bytes that terminals send for it.
package enum TerminalKey: Hashable, Sendable {
  case enter, escape, tab, shiftTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  case f(Int)
  /// With a letter, or one of `@ [ \ ] ^ _` and the space bar.
  case ctrl(Character)
  case alt(Character)
  case altEnter
  /// As terminals with the kitty keyboard protocol send it.
  case shiftEnter
  case ctrlHome, ctrlEnd
  case character(Character)

  package var bytes: [UInt8] {
    switch self {
    case .enter: [0x0D]
    case .escape: [0x1B]
    case .tab: [0x09]
    case .backspace: [0x7F]
    case .shiftTab: Self.sequence("[Z")
    case .delete: Self.sequence("[3~")
    case .insert: Self.sequence("[2~")
    case .up: Self.sequence("[A")
    case .down: Self.sequence("[B")
    case .right: Self.sequence("[C")
    case .left: Self.sequence("[D")
    case .home: Self.sequence("[H")
    case .end: Self.sequence("[F")
    case .pageUp: Self.sequence("[5~")
    case .pageDown: Self.sequence("[6~")
    case .f(let number): Self.function(number)
    case .ctrl(let key): [(key.asciiValue ?? 0x20) & 0x1F]
    case .alt(let key): [0x1B] + Array(String(key).utf8)
    case .altEnter: [0x1B, 0x0D]
    case .shiftEnter: Self.sequence("[13;2u")
    case .ctrlHome: Self.sequence("[1;5H")
    case .ctrlEnd: Self.sequence("[1;5F")
    case .character(let key): Array(String(key).utf8)
    }
  }

  private static func sequence(_ body: String) -> [UInt8] { [0x1B] + Array(body.utf8) }

  /// As xterm sends F1 to F12.
  private static func function(_ number: Int) -> [UInt8] {
    switch number {
    case 1...4: sequence("O" + ["P", "Q", "R", "S"][number - 1])
    case 5: sequence("[15~")
    case 6...10: sequence("[\(number + 11)~")
    default: sequence("[\(number + 12)~")
    }
  }
}
