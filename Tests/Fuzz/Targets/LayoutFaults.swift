import Chat
import ChatUI
import TUI

/// What must hold of an answer's layout: streamed in any pieces, and drawn after each, it is at the end
/// as the whole is; no row is wider than the screen; no cell holds what a terminal would obey.
enum LayoutFaults {
  private static let id = MessageID(rawValue: "a")
  private static let context = LayoutContext(
    theme: Theme(
      name: "fuzz",
      styles: Dictionary(
        uniqueKeysWithValues: StyleRole.allCases.enumerated().map { index, role in
          (role, Style(.indexed(UInt8(16 + index))))
        })), zone: ZoneOffsets(fixed: 0))
  /// Of a large answer: the watchdog sees what takes more than linear time.
  private static let large = 120_000

  static func find(_ input: [UInt8], _ mutator: inout Mutator) -> String? {
    var text = String(decoding: input, as: UTF8.self)
    let isLarge = mutator.isOne(in: 500) && !text.isEmpty
    if isLarge {
      let once = text
      while text.utf8.count < large { text += once }
    }
    let scalars = Array(text.unicodeScalars)
    let cuts = isLarge ? mutator.coarseCuts(of: scalars.count) : mutator.cuts(of: scalars.count)
    let size = Size(
      columns: mutator.choice([1, 2, 3, 7, 20, 33, 80, 200]), rows: isLarge ? 60 : 3_000)
    let narrow = Size(columns: mutator.choice([1, 5, 40, 120]), rows: 24)
    var whole = transcript()
    whole.append(id, text: text, reasoning: "")
    let expected = whole.rows(in: size, context)

    var streamed = transcript()
    let turn = mutator.choice(cuts)
    for (start, end) in zip(cuts, cuts.dropFirst()) {
      var piece = String.UnicodeScalarView()
      piece.append(contentsOf: scalars[start..<end])
      streamed.append(id, text: String(piece), reasoning: "")
      // Before it the window has another size.
      _ = streamed.rows(in: start < turn ? narrow : size, context)
    }
    let shown = streamed.rows(in: size, context)
    if shown.count != expected.count { return "pieces change the number of rows" }
    if let row = shown.indices.first(where: { shown[$0] != expected[$0] }) {
      return "pieces change row \(row), \(size.columns) columns: “\(words(shown[row]))” "
        + "instead of “\(words(expected[row]))”"
    }
    return CellFaults.find(in: shown, columns: size.columns)
  }

  private static func words(_ row: Row) -> String {
    String(
      String.UnicodeScalarView(row.filter { $0.width > 0 }.compactMap { Unicode.Scalar($0.base) }))
  }

  private static func transcript() -> Transcript {
    var transcript = Transcript()
    transcript.put(
      Message(
        id: id, conversation: ConversationID(rawValue: "c"), role: .assistant, state: .streaming,
        createdAt: WallTime(seconds: 0)), siblings: nil)
    return transcript
  }
}

/// What must hold of all rows.
enum CellFaults {
  static func find(in rows: [Row], columns: Int) -> String? {
    for (index, row) in rows.enumerated() {
      if row.count > columns { return "row \(index) has \(row.count) columns of \(columns)" }
      for (column, cell) in row.enumerated() {
        let isSecond = column > 0 && row[column - 1].width == 2
        if (cell.width == 0) != isSecond { return "row \(index): half a wide character" }
        if cell.width == 2, column + 1 == row.count { return "row \(index): a half at its end" }
        if cell.width > 0, isForbidden(cell.base) { return "row \(index): U+\(hex(cell.base))" }
        for mark in 0..<4 where cell.marks[mark] != 0 && isForbidden(cell.marks[mark]) {
          return "row \(index): the mark U+\(hex(cell.marks[mark]))"
        }
      }
    }
    return nil
  }

  private static func isForbidden(_ value: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(value) else { return true }
    return Hostile.isHostile(scalar)
  }

  private static func hex(_ value: UInt32) -> String { String(value, radix: 16, uppercase: true) }
}
