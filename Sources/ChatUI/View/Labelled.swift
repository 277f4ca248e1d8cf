import TUI

/// `label   value`, the value wrapped beside its label.
enum Labelled {
  /// Columns of the labels, their distance included.
  static let labelColumns = 12

  static func rows(
    _ label: String, _ value: String, _ width: Int, _ theme: Theme, style: Style? = nil
  ) -> [Row] {
    let valueWidth = width - labelColumns
    let text = cells(value, style: style ?? theme[.panelText])
    let name = cells(label, style: theme[.dim])
    // Too narrow for two columns: one after the other.
    guard valueWidth >= 16 else {
      return wrap(name + cells(": ", style: theme[.dim]) + text, width: max(1, width))
    }
    let blanks = cells(
      String(repeating: " ", count: labelColumns), style: theme[.panelText])
    return wrap(text, width: valueWidth).enumerated().map { index, row in
      (index == 0 ? name + blanks.dropFirst(name.count) : blanks) + row
    }
  }
}
