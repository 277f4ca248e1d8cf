import Markup
import TUI

extension BlockLayout {
  /// A table's cells as rows, before they are given a width.
  private struct Grid {
    let header: [[UnitRow]]
    let body: [[[UnitRow]]]
  }

  mutating func add(_ table: Table) {
    addMarkers()
    let base = base
    let grid = withMarks { layout, marks in
      func units(_ cell: [Inline], _ style: Style) -> [UnitRow] {
        TextUnit.units(of: cell).map { layout.unitRow($0, style, marks: &marks) }
      }
      // The header of a later part is only repeated: nothing is found in it.
      var none = MatchMarks()
      let header = table.header.map { cell in
        TextUnit.units(of: cell).map { unit in
          table.isContinued
            ? layout.unitRow(unit, base.adding(.bold), marks: &none)
            : layout.unitRow(unit, base.adding(.bold), marks: &marks)
        }
      }
      return Grid(
        header: header,
        body: table.rows.map { $0.map { units($0, base) } })
    }
    let all = [grid.header] + grid.body
    let count = table.header.count
    let wholes = (0..<count).map { column in
      all.flatMap { column < $0.count ? $0[column] : [] }.map(\.row.count).max() ?? 0
    }
    let words = (0..<count).map { column in
      all.flatMap { column < $0.count ? $0[column] : [] }.map(\.longestWord).max() ?? 0
    }
    guard let columns = TableColumns(wholes: wholes, words: words, width: width) else {
      return addCards(grid, isContinued: table.isContinued)
    }
    if !table.isContinued {
      addRecord(grid.header, columns, table.alignments)
      addLine(columns)
    }
    let isRuled = grid.body.contains { record in
      zip(record, columns.widths).contains { cell, width in
        cell.count > 1 || cell.contains { $0.row.count > width }
      }
    }
    for (index, record) in grid.body.enumerated() {
      // Records of several rows would run into each other.
      if isRuled, index > 0 || table.isContinued { addLine(columns) }
      addRecord(record, columns, table.alignments)
    }
  }

  private mutating func addLine(_ columns: TableColumns) {
    let lines = columns.widths.map { String(repeating: MarkdownGlyphs.line, count: $0) }
    append(cells(lines.joined(separator: MarkdownGlyphs.crossing), style: look.border))
  }

  /// One row of the table: as many of the screen as its highest cell needs.
  private mutating func addRecord(
    _ record: [[UnitRow]], _ columns: TableColumns, _ alignments: [Table.Alignment]
  ) {
    struct Part {
      let unit: Int
      let line: UnitRow.Line
    }
    let parts = zip(record, columns.widths).map { cell, width in
      cell.enumerated().flatMap { index, unit in
        unit.lines(width: width).map { Part(unit: index, line: $0) }
      }
    }
    let separator = cells(MarkdownGlyphs.column, style: look.border)
    let height = max(1, parts.map(\.count).max() ?? 1)
    for index in 0..<height {
      var row: Row = []
      var position = 0
      var before = 0
      for (column, width) in columns.widths.enumerated() {
        if column > 0 { row += separator }
        let cell = column < parts.count && index < parts[column].count ? parts[column][index] : nil
        let text = cell?.line.row ?? []
        if let cell {
          let unit = record[column][cell.unit]
          found(unit, in: cell.line.range)
          if position == 0 { position = before + cell.line.range.lowerBound }
        }
        before += column < record.count ? record[column].reduce(0) { $0 + $1.row.count + 1 } : 0
        let room = max(0, width - text.count)
        let left =
          switch column < alignments.count ? alignments[column] : .none {
          case .none, .left: 0
          case .right: room
          case .center: room / 2
          }
        row += Row(repeating: .blank, count: left) + text
        row += Row(repeating: .blank, count: room - left)
      }
      while row.last == .blank { row.removeLast() }
      append(row, position: index == 0 ? 0 : position)
    }
    made.advance(record.joined().reduce(0) { $0 + $1.row.count + 1 })
  }

  /// Too narrow for columns: each record is a card of its cells, one under the other, each after the
  /// name of its column.
  private mutating func addCards(_ grid: Grid, isContinued: Bool) {
    guard !grid.body.isEmpty || isContinued else {
      for unit in grid.header.joined() { add(unit) }
      return
    }
    for (index, record) in grid.body.enumerated() {
      if index > 0 || isContinued {
        append(Row(repeating: Self.cell(MarkdownGlyphs.line, look.border), count: width))
      }
      for (column, cell) in record.enumerated() {
        let names = column < grid.header.count ? grid.header[column] : []
        // What is found in the name of a column stands in the first card.
        addCard(names, cell, isFirst: index == 0 && !isContinued)
      }
    }
  }

  private mutating func addCard(_ names: [UnitRow], _ values: [UnitRow], isFirst: Bool) {
    for (index, name) in names.enumerated() where index < names.count - 1 {
      if isFirst { add(name) } else { addAgain(name) }
    }
    var value = values.first
    if let name = names.last, !name.row.isEmpty {
      var sign = name.row + cells(":", style: look.border)
      if let first = value, !first.row.isEmpty, sign.count + first.longestWord < width {
        sign.append(.blank)
      } else {
        // The value has no room beside its name.
        let rows = wrap(sign, width: width)
        for (number, row) in rows.enumerated() {
          if isFirst, number == 0 { found(name, in: name.row.indices) }
          append(row)
        }
        sign = []
      }
      if !sign.isEmpty, isFirst { found(name, in: name.row.indices) }
      value?.prepend(sign)
    }
    let hang = width >= 20 ? 2 : 0
    if let value, !value.row.isEmpty { add(value, hang: hang) }
    for value in values.dropFirst() { add(value, hang: hang) }
  }

  /// The rows of a unit that was shown before.
  private mutating func addAgain(_ unit: UnitRow) {
    for line in unit.lines(width: width) { append(line.row) }
  }
}
