import Markup
import TUI

extension BlockLayout {
  /// Columns by which code stands to the right of text, where there is room: no more, so that what is
  /// selected on the screen is the code.
  private static let codeIndent = 2
  private static let widthForIndent = 20

  mutating func add(_ code: CodeBlock) { add(code, isFirst: true) }

  /// - Parameter isFirst: it is no later part of a block that was cut: what it is written in stands
  ///   above it.
  mutating func add(_ code: CodeBlock, isFirst: Bool) {
    addMarkers()
    let first = made.rows.count
    defer {
      if depth > 0 {
        made.nestedCode.append(NestedCode(info: code.info, rows: first..<made.rows.count))
      }
    }
    let indent = width >= Self.widthForIndent ? Self.codeIndent : 0
    let margin = Row(repeating: .blank, count: indent)
    let continued =
      indent > 0 ? cells(MarkdownGlyphs.continued, style: look.dim) : margin
    if isFirst, !code.info.isEmpty {
      for row in wrap(cells(code.info, style: look.dim), width: width - indent) {
        append(margin + row)
      }
    }
    let language = colours == nil ? nil : CodeLanguage(info: code.info)
    if isFirst { codeState = .start }
    let lines = MarkdownText.lines(of: code.text)
    // A block that has just begun.
    if lines.isEmpty, isFirst, code.info.isEmpty { append([]) }
    for line in lines {
      var styles: [(range: Range<Int>, style: Style)] = []
      if let language {
        let tokens = colours?.tokens(of: line, in: language, from: &codeState) ?? []
        styles = tokens.map { ($0.range, look.style($0.role)) }
      }
      let unit = codeRow(line, styles, plain: language == nil ? look.code : look.text)
      for (index, part) in unit.cuts(width: width - indent).enumerated() {
        found(unit, in: part.range)
        let before = index == 0 ? margin : continued
        append(part.row.isEmpty ? [] : before + part.row, position: part.range.lowerBound)
      }
      made.advance(unit.row.count + 1)
    }
  }
}
