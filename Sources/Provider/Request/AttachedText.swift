/// A text file in a prompt, as models know it from documentation and chats: its name, and a code block.
enum AttachedText {
  /// - Parameter before: what the prompt says before it.
  static func block(_ content: String, name: String, after before: String) -> String {
    let fence = String(repeating: "`", count: max(3, longestRun(in: content) + 1))
    var block =
      before.isEmpty || before.hasSuffix("\n\n") ? "" : before.hasSuffix("\n") ? "\n" : "\n\n"
    block += "\(name):\n\(fence)\(ending(of: name))\n\(content)"
    if content.utf8.last != 0x0A { block += "\n" }
    return block + fence + "\n"
  }

  /// Of backticks: the fence must be longer.
  private static func longestRun(in text: String) -> Int {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// The name's ending says what language it is; empty where it has none.
  private static func ending(of name: String) -> Substring {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    let ending = name[name.index(after: dot)...]
    let isPlain = ending.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
    }
    return isPlain && ending.utf8.count <= 12 ? ending : ""
  }
}
