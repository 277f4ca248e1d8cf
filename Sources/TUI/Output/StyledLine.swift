/// A row of cells as bytes for a terminal that is written to line by line: text with its colours, each row
/// complete in itself, so that whatever comes between two finds the terminal's own look.
package enum StyledLine {
  /// - Parameter hasStyle: without it the text alone.
  package static func text(_ row: Row, hasStyle: Bool = true) -> String {
    var shown = row[...]
    while let last = shown.last, last.base == 0x20, last.marks == .zero, isInvisible(last.style) {
      shown.removeLast()
    }
    var text = String.UnicodeScalarView()
    var style = Style.plain
    for cell in shown where cell.width > 0 {
      if hasStyle, cell.style != style {
        text.append(contentsOf: sequence(cell.style).unicodeScalars)
        style = cell.style
      }
      append(cell.base, to: &text)
      for index in 0..<4 where cell.marks[index] != 0 { append(cell.marks[index], to: &text) }
    }
    if style != .plain { text.append(contentsOf: reset.unicodeScalars) }
    return String(text)
  }

  private static let reset = "\u{1B}[0m"

  private static func append(_ value: UInt32, to text: inout String.UnicodeScalarView) {
    if let scalar = Unicode.Scalar(value) { text.append(scalar) }
  }

  private static func isInvisible(_ style: Style) -> Bool {
    style.background == .standard && style.attributes.isDisjoint(with: [.underline, .reverse])
  }

  /// Select Graphic Rendition: always from the terminal's own look, so that no order of styles matters.
  private static func sequence(_ style: Style) -> String {
    var numbers = ["0"]
    let attributes: [(Attributes, String)] = [
      (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
    ]
    for (attribute, number) in attributes where style.attributes.contains(attribute) {
      numbers.append(number)
    }
    numbers += color(style.foreground, base: 30) + color(style.background, base: 40)
    return "\u{1B}[\(numbers.joined(separator: ";"))m"
  }

  private static func color(_ color: Color, base: Int) -> [String] {
    switch color {
    case .standard: []
    case .indexed(let index) where index < 8: [String(base + Int(index))]
    case .indexed(let index) where index < 16: [String(base + 52 + Int(index))]
    case .indexed(let index): [String(base + 8), "5", String(index)]
    case .direct(let rgb):
      [String(base + 8), "2", String(rgb.red), String(rgb.green), String(rgb.blue)]
    }
  }
}
