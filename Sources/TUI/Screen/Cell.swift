/// One column of the screen: a spacing scalar with at most four zero-width marks, and its style.
///
/// A character of two columns is a cell of width 2 followed by one `continuation` (width 0), so that
/// in any row of cells the index *is* the column.
package struct Cell: Hashable, Sendable {
  // The marks come first, for their alignment: in this order a cell takes 32 bytes, not 48.
  /// Zero-width marks on top of `base`, in order; 0 where there is none.
  package var marks: SIMD4<UInt32>
  /// The spacing character. A continuation has none (0).
  package var base: UInt32
  /// Columns that the character covers: 1 or 2; 0 for the second half of a wide one.
  package var width: UInt8
  package var style: Style

  package init(
    base: UInt32, marks: SIMD4<UInt32> = SIMD4(repeating: 0), width: UInt8 = 1,
    style: Style = .plain
  ) {
    self.base = base
    self.marks = marks
    self.width = width
    self.style = style
  }

  /// An empty column.
  package static let blank = Cell(base: 0x20)

  /// The second half of a character of two columns.
  package static func continuation(_ style: Style) -> Cell {
    Cell(base: 0, width: 0, style: style)
  }
}

/// A run of cells from left to right; index is column.
package typealias Row = [Cell]
