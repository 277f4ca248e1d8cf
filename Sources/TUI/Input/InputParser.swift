/// Bytes from the terminal → keys, pastes, wheel, focus and replies. Pure: the same bytes give the
/// same inputs however they were split over reads, each byte is looked at a bounded number of times,
/// and nothing that was typed is dropped. What a whole sequence means is `ControlSequence`'s matter.
///
/// An escape sequence and the Escape key begin with the same byte; only silence tells them apart. The
/// parser has no clock: while `isPending`, the owner calls `flush()` after some 30 ms without bytes.
package struct InputParser: Sendable {
  private enum State {
    case ground
    /// After ESC.
    case escape
    /// In `CSI`, before its final byte.
    case control
    /// After `SS3` (`ESC O`).
    case singleShift
    /// After the start of an OSC, DCS or APC string; `body` is the byte that tells which.
    case stringStart
    /// In such a string, with at least one byte.
    case string
    /// In a string, after ESC: its end, if a backslash follows.
    case stringEscape
    /// After `CSI M`: three bytes of an old mouse report follow.
    case mouse
    case paste
  }

  /// Bytes of one reply; a longer one is handed over in parts.
  private static let replyLimit = 1 << 20
  /// What a DCS reply begins with, if not with a digit: names, capabilities, settings, identity.
  private static let deviceReplyMarks: [UInt8] = Array(">!$+?".utf8)
  /// Bytes between `CSI` and its final byte; no sequence has that many.
  private static let controlLimit = 256

  private var state = State.ground
  /// The bytes of the sequence that is being read.
  private var body: [UInt8] = []
  private var characters = UTF8Assembler()
  /// ESC stood before the character that is being read.
  private var isAlt = false
  private var paste: PasteCollector
  /// `flush()` was called and nothing has come since.
  private var isSilent = false
  /// Bytes of `body` that had come at the first silence within it.
  private var bodyAtSilence: Int?

  package init() { self.init(pasteLimit: 64 << 20) }

  /// - Parameter pasteLimit: bytes of one paste; what comes beyond is a further paste.
  init(pasteLimit: Int) { paste = PasteCollector(limit: pasteLimit) }

  /// Something incomplete waits, and silence would decide what it is. False within a paste or a
  /// character, and after a silence that decided nothing: only bytes can end those, no timer.
  package var isPending: Bool {
    switch state {
    case .ground, .paste: false
    default: !isSilent
    }
  }

  /// Takes what a read gave.
  /// - Returns: what is complete, in order.
  package mutating func feed(_ bytes: some Sequence<UInt8>) -> [Input] {
    let bytes = Array(bytes)
    var inputs: [Input] = []
    if !bytes.isEmpty { isSilent = false }
    var index = 0
    while index < bytes.count {
      if case .paste = state {
        var pastes: [String] = []
        if paste.collect(bytes, from: &index, into: &pastes) { state = .ground }
        inputs += pastes.map(Input.paste)
      } else {
        consume(bytes[index], into: &inputs)
        index += 1
      }
    }
    return inputs
  }

  /// Decides by silence: ESC alone was the Escape key; ESC and one more byte were Alt with a key. A
  /// sequence or reply that has got further than that was sent by the terminal, and on a bad link its
  /// end may come late: it gets one more silence, after which what came since the first is taken as
  /// typed. Pastes and characters wait for their end however long it takes.
  package mutating func flush() -> [Input] {
    var inputs: [Input] = []
    switch state {
    case .escape: finish([.key(KeyPress(.escape))], into: &inputs)
    case .singleShift: abandon(into: &inputs)
    case .control where body.isEmpty: abandon(into: &inputs)
    case .stringStart: abandon(into: &inputs)
    case .control, .string, .stringEscape, .mouse:
      guard bodyAtSilence != nil else {
        bodyAtSilence = body.count
        isSilent = true
        break
      }
      if case .stringEscape = state {
        abandon(into: &inputs)
        inputs.append(.key(KeyPress(.escape)))
      } else {
        abandon(into: &inputs)
      }
    case .ground, .paste: break
    }
    return inputs
  }

  /// Nothing more comes, ever: a paste that lacks its end is handed over as far as it came. The beginning
  /// of a sequence is nobody's key.
  package mutating func end() -> [Input] {
    guard case .paste = state else { return [] }
    state = .ground
    return paste.end().map { [.paste($0)] } ?? []
  }

  // MARK: One byte

  private mutating func consume(_ byte: UInt8, into inputs: inout [Input]) {
    switch state {
    case .ground: consumeTyped(byte, into: &inputs)
    case .escape: consumeAfterEscape(byte, into: &inputs)
    case .control: consumeControl(byte, into: &inputs)
    case .singleShift: consumeSingleShift(byte, into: &inputs)
    case .stringStart: consumeStringStart(byte, into: &inputs)
    case .string: consumeString(byte, into: &inputs)
    case .stringEscape: consumeStringEscape(byte, into: &inputs)
    case .mouse: consumeMouse(byte, into: &inputs)
    case .paste: break
    }
  }

  private mutating func consumeTyped(_ byte: UInt8, into inputs: inout [Input]) {
    if byte == 0x1B, !characters.isPending {
      state = .escape
      return
    }
    switch characters.feed(byte) {
    case .incomplete: break
    case .scalar(let scalar): press(scalar, into: &inputs)
    case .cutOff:
      press("\u{FFFD}", into: &inputs)
      consumeTyped(byte, into: &inputs)
    }
  }

  private mutating func consumeAfterEscape(_ byte: UInt8, into inputs: inout [Input]) {
    body.removeAll(keepingCapacity: true)
    bodyAtSilence = nil
    switch byte {
    case 0x1B: inputs.append(.key(KeyPress(.escape)))
    case UInt8(ascii: "["): state = .control
    case UInt8(ascii: "O"): state = .singleShift
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"):
      state = .stringStart
      body.append(byte)
    default:
      state = .ground
      isAlt = true
      consumeTyped(byte, into: &inputs)
    }
  }

  private mutating func consumeControl(_ byte: UInt8, into inputs: inout [Input]) {
    switch byte {
    // rxvt ends a key with shift by `$`, which in all other sequences stands before the end.
    case UInt8(ascii: "$") where !body.isEmpty && body.allSatisfy { (0x30...0x39).contains($0) }:
      finish([ControlSequence(body: body, final: byte).input], into: &inputs)
    case 0x20..<0x40 where body.count < Self.controlLimit: body.append(byte)
    case UInt8(ascii: "[") where body.isEmpty: body.append(byte)
    case UInt8(ascii: "M") where body.isEmpty:
      state = .mouse
      body.append(byte)
    case 0x40..<0x7F:
      let sequence = ControlSequence(body: body, final: byte)
      if sequence.isPasteStart { state = .paste } else { finish([sequence.input], into: &inputs) }
    default: abandon(before: byte, into: &inputs)
    }
  }

  private mutating func consumeSingleShift(_ byte: UInt8, into inputs: inout [Input]) {
    if body.isEmpty {
      // Older terminals put the modifiers before the letter: `SS3 5 P`.
      if (0x32..<0x39).contains(byte) { return body.append(byte) }
      // rxvt's arrows with control are the small letters.
      if (0x61..<0x65).contains(byte), let key = KeyCode.lettered(byte - 0x20) {
        return finish([.key(KeyPress(key, .control))], into: &inputs)
      }
    }
    guard let key = KeyCode.lettered(byte) ?? KeyCode.keypadLetter(byte) else {
      return abandon(before: byte, into: &inputs)
    }
    let modifiers = Modifiers(rawValue: (body.first ?? 0x31) - 0x31)
    finish([.key(KeyPress(key, modifiers))], into: &inputs)
  }

  /// The first byte of a string tells a reply from Alt and a key after which something was typed.
  private mutating func consumeStringStart(_ byte: UInt8, into inputs: inout [Input]) {
    let isReply =
      switch body[0] {
      case UInt8(ascii: "]"): (0x30...0x39).contains(byte)
      case UInt8(ascii: "P"): (0x30...0x39).contains(byte) || Self.deviceReplyMarks.contains(byte)
      default: byte == UInt8(ascii: "G")
      }
    guard isReply else { return abandon(before: byte, into: &inputs) }
    state = .string
    body.append(byte)
  }

  private mutating func consumeString(_ byte: UInt8, into inputs: inout [Input]) {
    switch byte {
    case 0x07: finish([reply(body[...])], into: &inputs)
    case 0x1B: state = .stringEscape
    case 0x00..<0x20, 0x7F: abandon(before: byte, into: &inputs)
    default:
      body.append(byte)
      guard body.count > Self.replyLimit else { return }
      inputs.append(reply(body[...]))
      body.removeSubrange(1...)
      bodyAtSilence = nil
    }
  }

  private mutating func consumeStringEscape(_ byte: UInt8, into inputs: inout [Input]) {
    guard byte != UInt8(ascii: "\\") else { return finish([reply(body[...])], into: &inputs) }
    abandon(into: &inputs)
    state = .escape
    consume(byte, into: &inputs)
  }

  private mutating func consumeMouse(_ byte: UInt8, into inputs: inout [Input]) {
    guard byte >= 0x20 else { return abandon(before: byte, into: &inputs) }
    body.append(byte)
    guard body.count == 4 else { return }
    let wheel = ControlSequence.wheel(button: Int(body[1]) - 0x20)
    finish([wheel ?? reply(body[...])], into: &inputs)
  }

  // MARK: Ends

  private mutating func press(_ scalar: Unicode.Scalar, into inputs: inout [Input]) {
    inputs.append(.key(KeyPress(typed: scalar, isAlt: isAlt)))
    isAlt = false
  }

  private mutating func finish(_ whole: [Input], into inputs: inout [Input]) {
    inputs += whole
    state = .ground
  }

  /// Ends a sequence that is none, or has lost its end: as Alt with a key where it has hardly begun,
  /// else as a reply. What came after a silence is taken as typed.
  private mutating func abandon(into inputs: inout [Input]) {
    let abandoned = state
    var typed = bodyAtSilence.map { body[$0...] } ?? []
    state = .ground
    switch abandoned {
    case .singleShift:
      inputs.append(.key(KeyPress(typed: "O", isAlt: true)))
      typed = body[...]
    case .stringStart: inputs.append(.key(KeyPress(typed: Unicode.Scalar(body[0]), isAlt: true)))
    case .control where body.isEmpty || body == [UInt8(ascii: "[")]:
      inputs.append(.key(KeyPress(typed: "[", isAlt: true)))
      typed = body[...]
    default: inputs.append(reply(body.dropLast(typed.count)))
    }
    for byte in typed { consume(byte, into: &inputs) }
  }

  private mutating func abandon(before byte: UInt8, into inputs: inout [Input]) {
    abandon(into: &inputs)
    consume(byte, into: &inputs)
  }

  private func reply(_ body: ArraySlice<UInt8>) -> Input {
    .reply(String(decoding: body, as: UTF8.self))
  }
}
