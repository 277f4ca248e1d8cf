/// What names of files say.
enum FileNames {
  static func last(_ path: String) -> Substring {
    path.split(separator: "/").last ?? ""
  }

  /// Without directory and ending.
  static func stem(_ path: String) -> String {
    let name = last(path)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return String(name) }
    return String(name[..<dot])
  }

  static func isJSON(_ path: String) -> Bool {
    let name = last(path).lowercased()
    return name.hasSuffix(".json") || name.hasSuffix(".jsonl")
  }

  /// `conversations.json`, `conversations-000.json`: what exports call the file that counts.
  static func isConversations(_ path: String) -> Bool {
    let name = last(path).lowercased()
    return name.hasPrefix("conversations") && isJSON(path)
  }

  /// The service's name for a file that came along: `file-abc` of `file-abc-cat.png`, `file_00ff` of
  /// `file_00ff-sanitized.png`.
  static func identifier(_ path: String) -> String? {
    let name = last(path)
    guard name.hasPrefix("file-") || name.hasPrefix("file_") else { return nil }
    let rest = name.dropFirst(5).prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return rest.isEmpty ? nil : String(name.prefix(5) + rest)
  }
}
