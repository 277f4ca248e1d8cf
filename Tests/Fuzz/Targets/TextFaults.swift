import TUI

/// What must hold of text on its way to the screen, the clipboard and a prompt.
enum TextFaults {
  static func find(_ input: [UInt8], _ mutator: inout Mutator) -> String? {
    let text = String(decoding: input, as: UTF8.self)
    return display(text) ?? copies(text) ?? rows(text, &mutator)
  }

  private static func display(_ text: String) -> String? {
    for oneLine in [false, true] {
      let shown = Sanitizer.display(text, oneLine: oneLine)
      for scalar in shown.unicodeScalars {
        if !oneLine, scalar == "\n" || scalar == "\t" { continue }
        if Hostile.isHostile(scalar) || isHidden(scalar) {
          return "what is shown has U+\(String(scalar.value, radix: 16))"
        }
      }
      if Sanitizer.display(shown, oneLine: oneLine) != shown {
        return "showing it twice changes it"
      }
    }
    // A lone return shows as a sign either way; line feeds do not come to `cells`.
    for line in text.replacingLineEnds.split(separator: "\n") where !line.utf8.contains(0x0D) {
      if cells(line) != cells(Sanitizer.display(String(line))) {
        return "it reads otherwise on the screen than where it is kept"
      }
    }
    return nil
  }

  private static func copies(_ text: String) -> String? {
    let copied = Sanitizer.copy(text)
    let prompt = Sanitizer.prompt(text)
    for (name, safe) in [("the clipboard", copied), ("a prompt", prompt)] {
      for scalar in safe.unicodeScalars where scalar != "\n" && scalar != "\t" {
        if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) {
          return "a control character for \(name)"
        }
      }
    }
    if Sanitizer.copy(copied) != copied { return "copying it twice changes it" }
    if Sanitizer.prompt(prompt) != prompt { return "asking it twice changes it" }
    return nil
  }

  private static func rows(_ text: String, _ mutator: inout Mutator) -> String? {
    let tab = mutator.choice([1, 4, 8])
    let row = cells(text, tab: tab)
    if tab == 4, columns(text) != row.count { return "counted columns are not those of the cells" }
    let width = mutator.choice([1, 2, 3, 5, 10, 40])
    if let fault = CellFaults.find(in: [row], columns: .max) { return fault }
    let indent = mutator.choice([0, 2, 9])
    let wrapped = wrap(row, width: width, indent: indent)
    if let fault = CellFaults.find(in: wrapped, columns: width) { return "wrapped: \(fault)" }
    // In one column a wide character is an ellipsis.
    if width > 1, ink(wrapped.flatMap(\.self)) != ink(row) { return "wrapping loses something" }
    let cut = clip(row, to: width)
    if let fault = CellFaults.find(in: [cut], columns: width) { return "clipped: \(fault)" }
    if columns(clipped(text, to: width)) > width { return "clipped text is too wide" }
    return nil
  }

  /// Without blanks, which go at breaks.
  private static func ink(_ row: Row) -> [UInt32] {
    row.filter { $0.width > 0 && $0.base != 0x20 && $0.base != 0x3000 }.map(\.base)
  }

  /// What smuggles text past a reader: tags, and characters without a look.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xE0000...0xE007F, 0x200B...0x200F, 0x2060...0x206F, 0xFEFF, 0xAD: true
    default: false
    }
  }
}

extension String {
  /// CR LF as LF.
  fileprivate var replacingLineEnds: String {
    var scalars = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar == "\n", scalars.last == "\r" { scalars.removeLast() }
      scalars.append(scalar)
    }
    return String(scalars)
  }
}
