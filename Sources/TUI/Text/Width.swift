/// The columns that a scalar takes on the terminal: 0 (a mark on the one before), 1 or 2.
///
/// This is what the C library says, since that is what ncurses counts by, but where the terminal was
/// measured and draws otherwise; then ncurses counts by this. Whether a scalar may be shown at all is
/// `ScalarSanitizer`'s matter.
/// - Returns: nil for what has no width: controls, and scalars that the C library does not know.
package func width(of scalar: Unicode.Scalar) -> Int? {
  WidthProfile.current.width(of: scalar)
}

func tableWidth(of scalar: Unicode.Scalar) -> Int? {
  switch scalar.value {
  case 0x20..<0x7F, 0xA0..<0x300: 1
  case 0x4E00..<0xA000, 0xAC00..<0xD7A4: 2
  default: width(inTable: scalar.value)
  }
}

/// The same by binary search: the last run that starts at or before the scalar.
private func width(inTable value: UInt32) -> Int? {
  WidthTable.runs.withUnsafeBufferPointer { runs in
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle] >> 2 <= value { low = middle } else { high = middle }
    }
    let columns = runs[low] & 3
    return columns == WidthTable.none ? nil : Int(columns)
  }
}
