/// A whole `CSI` sequence, and what it means: a key, the mouse, the focus, or a reply. Where it begins
/// and ends is `InputParser`'s matter.
struct ControlSequence {
  /// What stands between `CSI` and the final byte.
  private let body: [UInt8]
  private let final: UInt8
  /// The numbers between semicolons, and those between colons within; nil where there is none.
  private let fields: [[Int?]]

  init(body: [UInt8], final: UInt8) {
    self.body = body
    self.final = final
    let isMarked = body.first.map(Self.marks.contains) ?? false
    fields = body.dropFirst(isMarked ? 1 : 0)
      .split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { field in
        field.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
          .map { digits in Self.decimal(digits) }
      }
  }

  /// The start of a bracketed paste.
  var isPasteStart: Bool { final == UInt8(ascii: "~") && body.elementsEqual("200".utf8) }

  var input: Input {
    if body.first == UInt8(ascii: "<") { return mouse ?? reply }
    if let mark = body.first, Self.marks.contains(mark) { return reply }
    if body.isEmpty, final == UInt8(ascii: "I") { return .focus(true) }
    if body.isEmpty, final == UInt8(ascii: "O") { return .focus(false) }
    if body == [UInt8(ascii: "[")] { return consoleFunctionKey ?? reply }
    return keyPress.map(Input.key) ?? reply
  }

  private var reply: Input { .reply(String(decoding: body + [final], as: UTF8.self)) }

  // MARK: Keys

  private var keyPress: KeyPress? {
    switch final {
    case UInt8(ascii: "u"): return unicodeKey(fields[0], modifiers: modifiers(at: 1))
    case UInt8(ascii: "~"):
      if first == 27, fields.count == 3 { return otherKey }
      return numbered(modifiers(at: 1))
    // rxvt puts the modifiers into the final byte.
    case UInt8(ascii: "$"): return numbered(.shift)
    case UInt8(ascii: "^"): return numbered(.control)
    case UInt8(ascii: "@"): return numbered([.control, .shift])
    case UInt8(ascii: "a")...UInt8(ascii: "d") where body.isEmpty:
      return KeyCode.lettered(final - 0x20).map { KeyPress($0, .shift) }
    case UInt8(ascii: "Z"): return lettered(.tab)?.adding(.shift)
    default: return KeyCode.lettered(final).flatMap(lettered)
    }
  }

  private var first: Int? { fields[0].first ?? nil }

  private func numbered(_ modifiers: Modifiers?) -> KeyPress? {
    guard let number = first, let key = KeyCode.numbered(number), let modifiers else { return nil }
    return KeyPress(key, modifiers)
  }

  /// `CSI A`, `CSI 1 ; 5 A`, and the older `CSI 5 A`. `CSI r ; c R` with another row than 1 is where
  /// the cursor stands; with row 1 it cannot be told from F3 with modifiers, and nobody asks for it.
  private func lettered(_ key: Key) -> KeyPress? {
    if body.isEmpty { return KeyPress(key) }
    if fields.count == 1 { return modifiers(at: 0).map { KeyPress(key, $0) } }
    guard fields.count == 2, first == 1 else { return nil }
    return modifiers(at: 1).map { KeyPress(key, $0) }
  }

  /// `CSI 27 ; modifiers ; code ~`, xterm's modifyOtherKeys: the code is the character as typed, so
  /// shift counts only for letters and for keys without a character.
  private var otherKey: KeyPress? {
    guard let code = fields[2].first ?? nil, let modifiers = modifiers(at: 1) else { return nil }
    if let key = KeyCode.key(code) { return KeyPress(key, modifiers) }
    guard let scalar = KeyCode.character(code) else { return nil }
    let counted = scalar.properties.isAlphabetic ? modifiers : modifiers.subtracting(.shift)
    return KeyPress(character: scalar, counted)
  }

  /// `CSI code : shifted : base ; modifiers u`. With control or alt, the key's place on a Latin keyboard
  /// (`base`) counts where the layout has another script.
  private func unicodeKey(_ code: [Int?], modifiers: Modifiers?) -> KeyPress? {
    guard let number = code.first ?? nil, let modifiers else { return nil }
    if let key = KeyCode.key(number) {
      guard case .character = key, modifiers == .shift else { return KeyPress(key, modifiers) }
      return KeyPress(key)
    }
    let isChord = !modifiers.isDisjoint(with: [.control, .alt])
    var chosen = number
    if isChord, number > 0x7F, code.count > 2, let base = code[2] { chosen = base }
    if !isChord, modifiers == .shift, code.count > 1, let shifted = code[1] { chosen = shifted }
    return KeyCode.character(chosen).map { KeyPress(character: $0, modifiers) }
  }

  /// Modifiers are sent as 1 + bits: shift, alt, control, super, hyper, meta, caps lock, num lock.
  /// - Returns: nil for what is no key press of ours: a key let go, and super or hyper held, which
  ///   must not pass for the key alone.
  private func modifiers(at index: Int) -> Modifiers? {
    guard index < fields.count else { return [] }
    let field = fields[index]
    if field.count > 1, field[1] == 3 { return nil }
    let bits = max(1, (field.first ?? nil) ?? 1) - 1
    guard bits < 256, bits & 0b1_1000 == 0 else { return nil }
    let modifiers = Modifiers(rawValue: UInt8(bits & 7))
    return bits & 32 == 0 ? modifiers : modifiers.union(.alt)
  }

  /// The linux console's F1 to F5: `CSI [ A` to `CSI [ E`.
  private var consoleFunctionKey: Input? {
    guard (0x41...0x45).contains(final) else { return nil }
    return .key(KeyPress(.function(Int(final) - 0x40)))
  }

  // MARK: The mouse

  /// `CSI < button ; column ; row M`, ending in `m` where the button was let go. Of the buttons only
  /// the left one (0) means something here, whatever modifiers are held; 32: moved.
  private var mouse: Input? {
    let isPress = final == UInt8(ascii: "M")
    guard isPress || final == UInt8(ascii: "m"), fields.count == 3, let button = first,
      let column = fields[1].first ?? nil, let row = fields[2].first ?? nil
    else { return nil }
    let place = Point(column: max(0, column - 1), row: max(0, row - 1))
    if isPress, case .wheel(let notches)? = Self.wheel(button: button) {
      return .mouse(MouseEvent(.wheel(notches), at: place))
    }
    switch button & ~0b1_1100 {
    case 0: return .mouse(MouseEvent(isPress ? .press : .release, at: place))
    case 32: return .mouse(MouseEvent(isPress ? .drag : .release, at: place))
    default: return nil
    }
  }

  /// The wheel of a mouse report: buttons 64 (up) and 65 (down), whatever modifiers are held (4, 8, 16).
  static func wheel(button: Int) -> Input? {
    switch button & ~0b1_1100 {
    case 64: .wheel(-1)
    case 65: .wheel(1)
    default: nil
    }
  }

  // MARK: The form of the body

  /// What may stand ahead of the numbers: `<` in mouse reports, `?`, `>` and `=` in replies.
  private static let marks: ClosedRange<UInt8> = 0x3C...0x3F

  /// At most seven digits: no number in any sequence has more.
  private static func decimal(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 7 else { return nil }
    var value = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return value
  }
}

extension KeyPress {
  fileprivate func adding(_ modifiers: Modifiers) -> KeyPress {
    KeyPress(key, self.modifiers.union(modifiers))
  }
}
