/// Makes text from outside safe for one of the three places that it can go to: the screen, the
/// clipboard, a prompt. Cells are made safe by `cells(_:style:tab:)` in any case, by the same rules;
/// this is for text that is kept, and for what leaves the program beside the screen.
package enum Sanitizer {
  /// Text to show or to keep: reads on the screen as `cells` would show it, and stays the same when
  /// it passes here again. Keeps line feeds and tabs; CR LF becomes LF.
  /// - Parameter oneLine: for titles, names and other fields of one line: line breaks and tabs become
  ///   spaces.
  package static func display(_ text: String, oneLine: Bool = false) -> String {
    if text.utf8.allSatisfy({ isPlain($0) && !(oneLine && $0 < 0x20) }) { return text }
    var safe = String.UnicodeScalarView()
    // Text is kept as it is, whatever terminal shows it first.
    var sanitizer = ScalarSanitizer(.standard)
    for scalar in linesUnified(text, loneReturns: oneLine).unicodeScalars {
      let glyph = sanitizer.next(scalar)
      switch scalar {
      case "\n": safe.append(oneLine ? " " : scalar)
      case "\u{2028}" where oneLine, "\u{2029}" where oneLine: safe.append(" ")
      default: append(glyph, to: &safe, tab: oneLine ? " " : "\t")
      }
    }
    return String(safe)
  }

  /// Text for the clipboard, which may be pasted into a shell: the original without control characters
  /// (line feeds and tabs stay), without tags and bidirectional controls. Every kind of line break
  /// becomes LF.
  package static func copy(_ text: String) -> String {
    if text.utf8.allSatisfy(isPlain) { return text }
    var safe = String.UnicodeScalarView()
    for scalar in linesUnified(text, loneReturns: true).unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A: safe.append(scalar)
      case 0x00..<0x20, 0x7F..<0xA0: break
      case let value where isTag(value) || isBidirectionalControl(value): break
      default: safe.append(scalar)
      }
    }
    return String(safe)
  }

  /// Pasted or typed text that becomes a prompt: CR LF and CR become LF; other control characters but
  /// tabs become visible signs, so that what is seen is what is sent.
  package static func prompt(_ text: String) -> String {
    if text.utf8.allSatisfy(isPlain) { return text }
    var safe = String.UnicodeScalarView()
    for scalar in linesUnified(text, loneReturns: true).unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A: safe.append(scalar)
      case 0x00..<0x20: safe.append(Unicode.Scalar(0x2400 + scalar.value) ?? scalar)
      case 0x7F: safe.append("\u{2421}")
      case 0x80..<0xA0: safe.append(contentsOf: controlCode(scalar.value).unicodeScalars)
      default: safe.append(scalar)
      }
    }
    return String(safe)
  }

  /// Whether a byte needs no look at all in any of the three: printable ASCII, LF and TAB.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F || byte == 0x0A || byte == 0x09
  }

  /// CR LF as LF, and with `loneReturns` also CR.
  private static func linesUnified(_ text: String, loneReturns: Bool) -> String {
    guard text.utf8.contains(0x0D) else { return text }
    var unified = String.UnicodeScalarView()
    var isAfterReturn = false
    for scalar in text.unicodeScalars {
      if isAfterReturn, scalar != "\n" { unified.append(loneReturns ? "\n" : "\r") }
      isAfterReturn = scalar == "\r"
      if !isAfterReturn { unified.append(scalar) }
    }
    if isAfterReturn { unified.append(loneReturns ? "\n" : "\r") }
    return String(unified)
  }

  private static func append(
    _ glyph: Glyph, to text: inout String.UnicodeScalarView, tab: Unicode.Scalar
  ) {
    func append(_ value: UInt32) { if let scalar = Unicode.Scalar(value) { text.append(scalar) } }
    switch glyph {
    case .nothing: break
    case .spacing(let value, _), .mark(let value): append(value)
    case .orphan(let mark):
      append(ScalarSanitizer.dottedCircle)
      append(mark)
    case .code(let value): text.append(contentsOf: controlCode(value).unicodeScalars)
    case .tab: text.append(tab)
    }
  }
}
