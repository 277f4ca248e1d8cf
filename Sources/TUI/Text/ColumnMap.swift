/// The columns at which places of a text stand when `cells` lays it out: what finds a part of a text
/// in its row.
/// - Parameter offsets: UTF-8 offsets, ascending; those beyond the end stand there.
package func columns(of text: String, at offsets: [Int], tab: Int = 4) -> [Int] {
  let length = text.utf8.count
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return offsets.map { min($0, length) } }
  var found: [Int] = []
  found.reserveCapacity(offsets.count)
  var sanitizer = ScalarSanitizer()
  var column = 0
  var offset = 0
  for scalar in text.unicodeScalars {
    while found.count < offsets.count, offsets[found.count] <= offset { found.append(column) }
    if found.count == offsets.count { return found }
    switch sanitizer.next(scalar) {
    case .spacing(_, let columns): column += Int(columns)
    case .nothing, .mark: break
    case .orphan: column += 1
    case .code(let value): column += controlCode(value).utf8.count
    case .tab: column += tab - column % tab
    }
    offset += UTF8.width(scalar)
  }
  while found.count < offsets.count { found.append(column) }
  return found
}
