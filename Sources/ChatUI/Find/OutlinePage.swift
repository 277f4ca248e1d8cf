package import Chat
import Markup

/// The prompts and headings of a run of messages of a branch, and where on the branch it lies.
package struct OutlinePage: Hashable, Sendable {
  /// Characters of a title: it is one line of a list, which is cut at the width of a screen.
  private static let titleLength = 200

  package var entries: [OutlineEntry]
  /// nil: nothing was there.
  package var stretch: BranchStretch?

  /// - Parameter page: nil: it could not be read.
  package init(_ page: BranchPage?) {
    stretch = page.flatMap { BranchStretch($0) }
    entries = []
    guard let page else { return }
    for (index, message) in page.messages.enumerated() {
      entries += Self.entries(of: message, position: page.first + index)
    }
  }

  private static func entries(of message: Message, position: Int) -> [OutlineEntry] {
    guard message.role == .assistant else {
      return [
        OutlineEntry(
          message: message.id, position: position, offset: 0, level: 0,
          title: title(of: message.shownText))
      ]
    }
    return MarkdownText.headings(of: message.text).map {
      OutlineEntry(
        message: message.id, position: position, offset: $0.offset, level: $0.level,
        title: title(of: $0.title))
    }
  }

  private static func title(of text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).first { line in
      line.contains { !$0.isWhitespace }
    }
    return String((line ?? "").trimmed.prefix(titleLength))
  }
}
