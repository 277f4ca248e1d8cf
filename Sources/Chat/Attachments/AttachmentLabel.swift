/// The words on an attachment's chip: `main.swift, 120 lines, 4 kB`.
package enum AttachmentLabel {
  /// Characters of a name: a longer one would leave no room for what is written beside it.
  private static let longestName = 48
  /// Characters kept of a long name's end, where its ending is.
  private static let keptEnd = 16

  /// - Parameter what: `PNG 640×480`, `120 lines`. Without a comma.
  static func text(_ name: String, _ what: String, size: Int) -> String {
    "\(name), \(what), \(self.size(size))"
  }

  /// A file's name as it can stand in a label: brackets would end it.
  package static func name(_ name: String) -> String {
    let name = String(
      name.map { character in
        switch character {
        case "[": "("
        case "]": ")"
        case let other where other.isNewline: " "
        default: character
        }
      })
    guard name.count > longestName else { return name.isEmpty ? "file" : name }
    return name.prefix(longestName - keptEnd - 1) + "…" + name.suffix(keptEnd)
  }

  package static func size(_ bytes: Int) -> String {
    if bytes < 1_000 { return "\(bytes) B" }
    if bytes < 999_500 { return "\((bytes + 500) / 1_000) kB" }
    let tenths = (bytes + 50_000) / 100_000
    return tenths % 10 == 0 || tenths >= 100
      ? "\((tenths + 5) / 10) MB" : "\(tenths / 10).\(tenths % 10) MB"
  }

  /// A line break at the very end begins no line; CR alone ends one, as on old systems.
  static func lines(_ text: [UInt8]) -> Int {
    var breaks = 0
    var previous: UInt8 = 0
    for byte in text {
      if byte == 0x0A && previous != 0x0D || byte == 0x0D { breaks += 1 }
      previous = byte
    }
    return previous == 0x0A || previous == 0x0D ? breaks : breaks + 1
  }
}

extension Attachment.ImageFormat {
  /// As people write it.
  package var title: String {
    switch self {
    case .png: "PNG"
    case .jpeg: "JPEG"
    case .gif: "GIF"
    case .webp: "WebP"
    }
  }
}
