package import TUI

/// The composer as shown: rows of cells, and where among them the cursor stands.
package struct ComposerLayout: Hashable, Sendable {
  package var rows: [Row]
  package var cursor: Point

  package init(rows: [Row], cursor: Point) {
    self.rows = rows
    self.cursor = cursor
  }
}
