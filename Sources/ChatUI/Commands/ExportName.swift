package import Chat

/// The name of a file that a conversation is written to: its title, as far as that makes a name.
package enum ExportName {
  /// Characters: what file systems and lists of files take well.
  private static let longest = 60

  static func file(for conversation: Conversation) -> String { base(for: conversation) + ".md" }

  /// Without an ending.
  package static func base(for conversation: Conversation) -> String {
    let words = conversation.title.lowercased().split { !$0.isLetter && !$0.isNumber }
    var name = ""
    for word in words {
      let longer = name.isEmpty ? String(word) : name + "-" + word
      guard longer.count <= longest else { break }
      name = longer
    }
    return name.isEmpty ? "conversation" : name
  }
}
