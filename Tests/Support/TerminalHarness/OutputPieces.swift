/// Cuts a program's output into pieces that each either change cells or only move the cursor, switch
/// styles and modes, and the like. It keeps its place when a read ends in the middle of a sequence.
struct OutputPieces {
  struct Piece: Equatable {
    var range: Range<Int>
    /// Text, or a sequence that erases, inserts or deletes.
    var changesCells: Bool
  }

  private enum State {
    case ground, escape, sequence, string, stringEscape
  }

  private var state = State.ground

  mutating func split(_ bytes: [CChar]) -> [Piece] {
    var pieces: [Piece] = []
    var start = 0
    func end(_ end: Int, changesCells: Bool) {
      guard end > start else { return }
      pieces.append(Piece(range: start..<end, changesCells: changesCells))
      start = end
    }
    for (index, byte) in bytes.enumerated() {
      let byte = UInt8(bitPattern: byte)
      switch state {
      case .ground:
        // Bytes of characters from U+0080 on are text too.
        let isText = byte >= 0x20 && byte != 0x7F
        if !isText { end(index, changesCells: true) }
        if byte == 0x1B { state = .escape }
        if !isText, byte != 0x1B { end(index + 1, changesCells: false) }
      case .escape:
        state = Self.state(after: byte)
        if state == .ground { end(index + 1, changesCells: false) }
      case .sequence where (0x40...0x7E).contains(byte):
        state = .ground
        end(index + 1, changesCells: Self.changing.contains(byte))
      case .string where byte == 0x07, .stringEscape:
        state = .ground
        end(index + 1, changesCells: false)
      case .string where byte == 0x1B: state = .stringEscape
      case .sequence, .string: break
      }
    }
    end(bytes.count, changesCells: state == .ground)
    return pieces
  }

  /// Final bytes of the sequences that change cells (ECMA-48: ICH, ED, EL, IL, DL, DCH, SU, SD, ECH).
  private static let changing = Set("@JKLMPSTX".utf8)

  private static func state(after byte: UInt8) -> State {
    switch byte {
    case UInt8(ascii: "["): .sequence
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"),
      UInt8(ascii: "_"):
      .string
    case 0x20...0x2F: .escape
    default: .ground
    }
  }
}
