/// Collects a bracketed paste up to its end mark. Nothing in it is interpreted: a paste cannot press
/// keys. Each byte is looked at once, however many reads a paste takes.
struct PasteCollector: Sendable {
  /// `CSI 201 ~`
  private static let endMark: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]

  /// Bytes of one paste; what comes beyond is handed over as a further paste, so that a paste without
  /// an end cannot take all memory, and nothing is lost.
  private let limit: Int
  private var content: [UInt8] = []
  /// Bytes of the end mark that have come.
  private var matched = 0
  private var hasHandedOver = false

  init(limit: Int) { self.limit = max(4, limit) }

  /// Takes bytes from `index` on, and moves it behind those taken.
  /// - Returns: whether the end of the paste was among them.
  mutating func collect(
    _ bytes: [UInt8], from index: inout Int, into pastes: inout [String]
  ) -> Bool {
    while index < bytes.count {
      if matched == 0 {
        let escape = bytes[index...].firstIndex(of: 0x1B) ?? bytes.count
        append(bytes[index..<escape], into: &pastes)
        index = escape
        guard escape < bytes.count else { break }
      }
      if bytes[index] == Self.endMark[matched] {
        matched += 1
        index += 1
        guard matched == Self.endMark.count else { continue }
        finish(into: &pastes)
        return true
      }
      // Only the mark's first byte is an escape, so what matched cannot hold another beginning.
      append(Self.endMark[..<matched], into: &pastes)
      matched = 0
    }
    return false
  }

  /// Gives up waiting for the end mark, of which the beginning may have come.
  mutating func end() -> String? {
    var pastes: [String] = []
    if !content.isEmpty { finish(into: &pastes) }
    return pastes.first
  }

  private mutating func append(_ bytes: ArraySlice<UInt8>, into pastes: inout [String]) {
    content.append(contentsOf: bytes)
    guard content.count > limit else { return }
    var start = 0
    while content.count - start > limit {
      var end = start + limit
      // Not within a character.
      while end > start + limit - 3, content[end] & 0xC0 == 0x80 { end -= 1 }
      pastes.append(String(decoding: content[start..<end], as: UTF8.self))
      start = end
    }
    content.removeSubrange(..<start)
    hasHandedOver = true
  }

  private mutating func finish(into pastes: inout [String]) {
    if !content.isEmpty || !hasHandedOver {
      pastes.append(String(decoding: content, as: UTF8.self))
    }
    content = []
    matched = 0
    hasHandedOver = false
  }
}
