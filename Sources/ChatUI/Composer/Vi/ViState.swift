/// vi's own memory beside the text: the mode, the keys of a command that is not complete, registers,
/// and what `.` does again.
struct ViState: Sendable {
  /// One time in insert or replace mode, as long as it goes on.
  struct Insertion: Sendable {
    /// What began it; nil: it can not be made again.
    var command: ViCommand?
    /// How often what is typed is put there.
    var count: Int
    /// Where typing began, and how many glyphs there were.
    var start: Int
    var length: Int
    /// What replace mode typed over; nil: it went beyond the line.
    var replaced: [ComposerGlyph?] = []
  }

  struct Change: Sendable {
    var command: ViCommand
    /// What was typed after it.
    var typed: [ComposerGlyph] = []
    /// What a command on a selection took, where it was one.
    var extent: Extent?
  }

  /// How much a selection held: made again from the cursor on.
  enum Extent: Hashable, Sendable {
    case glyphs(Int)
    case lines(Int)
  }

  var mode = ViMode.insert
  /// Keys of a command that is not complete.
  var pending: [Character] = []
  var registers = ViRegisters()
  var lastChange: Change?
  var lastFind: ViFind?
  var insertion: Insertion?
  /// The column that the cursor tries to keep from line to line; `.max`: the end.
  var wanted: Int?

  /// A new text begins in insert mode.
  mutating func begin() {
    mode = .insert
    pending = []
    insertion = nil
    wanted = nil
  }

  mutating func forgetInsertion() { insertion = nil }

  mutating func takeOver(from other: ViState) {
    registers = other.registers
    lastChange = other.lastChange
    lastFind = other.lastFind
  }
}
