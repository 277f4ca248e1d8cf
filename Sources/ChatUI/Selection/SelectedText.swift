import Chat
import Markup

/// What is selected, as text: from the source, so that nothing of the screen's wrapping is in it.
struct SelectedText: Hashable, Sendable {
  var text: String
  /// For notices: `code`, `paragraph`, `answer`, `3 messages`.
  var what: String
  /// Proposed for a file.
  var fileName: String
  /// Of a file that a program is to show.
  var ending: String
}

extension SelectedText {
  init(link: String) { self.init(text: link, what: "link", fileName: "link.txt", ending: "txt") }
}

extension Transcript {
  /// The blocks of a mark. Whole messages are named by who says them; parts are as they stand.
  ///
  /// One block gives its text alone (code: without its fences). Blocks of one message are joined as
  /// they are in the source, fences and all; several messages each begin with `**you:**` or the
  /// model's name, and are joined by blank lines.
  /// - Returns: nil when a message of it is not held any more.
  func text(of mark: TranscriptMark, blocks: (MessageID) -> [MessageBlock]) -> SelectedText? {
    guard let start = position(of: mark.first.message), let end = position(of: mark.last.message)
    else { return nil }
    var parts: [(message: Message, text: String)] = []
    for position in start...end {
      let message = messages[position - first]
      let all = blocks(message.id)
      let begin = position == start ? mark.first.block : 0
      let last = position == end ? mark.last.block : all.count - 1
      if start == end, begin == last, all.indices.contains(begin) {
        return text(of: all[begin], in: message)
      }
      guard !all.isEmpty else { continue }
      let chosen = all[min(max(0, begin), all.count - 1)...min(max(0, last), all.count - 1)]
      let from = chosen.lazy.map(\.source.lowerBound).min() ?? 0
      let to = chosen.lazy.map(\.source.upperBound).max() ?? 0
      parts.append((message, message.shownText.utf8Slice(from..<max(from, to)).withoutBlankEdges))
    }
    if start == end { return parts.first.map { whole($0.message, $0.text, "blocks") } }
    let text = parts.map { "**\($0.message.speaker):**\n\n\($0.text)\n" }.joined(separator: "\n")
    return SelectedText(
      text: text, what: "\(parts.count) messages", fileName: "conversation.md", ending: ".md")
  }

  func text(ofMessage id: MessageID) -> SelectedText? {
    message(id).map { whole($0, $0.shownText, $0.role == .user ? "prompt" : "answer") }
  }

  private func whole(_ message: Message, _ text: String, _ what: String) -> SelectedText {
    SelectedText(
      text: text, what: what, fileName: message.role == .user ? "prompt.md" : "answer.md",
      ending: ".md")
  }

  private func text(of block: MessageBlock, in message: Message) -> SelectedText {
    guard case .code(let info) = block.kind else {
      let text = message.shownText.utf8Slice(block.source).withoutBlankEdges
      let what = if case .table = block.kind { "table" } else { "block" }
      return whole(message, text, message.role == .user ? "prompt" : what)
    }
    if block.nested != nil, let layout = layouts[message.id] {
      let code = layout.copyText(of: block, in: message)
      return SelectedText(
        text: code, what: "code", fileName: FileNameHint.code(info: info, code: code),
        ending: FileNameHint.ending(info: info))
    }
    let code = CodeText(message.shownText.utf8Slice(block.source))
    return SelectedText(
      text: code.text, what: "code", fileName: FileNameHint.code(info: code.info, code: code.text),
      ending: FileNameHint.ending(info: code.info))
  }
}

extension Message {
  /// Who says it: `you`, or the model's name without its provider.
  var speaker: String {
    switch role {
    case .user: return "you"
    case .system: return "system"
    case .assistant: break
    }
    return model?.rawValue.split(separator: "/").last.map(String.init) ?? "answer"
  }
}

extension String {
  /// A part by UTF-8 offsets, which stand between characters.
  func utf8Slice(_ range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<utf8.count)
    let start = utf8.index(startIndex, offsetBy: range.lowerBound)
    let end = utf8.index(start, offsetBy: range.count)
    return String(self[start..<end])
  }

  /// Without blank lines at its beginning, and without blanks at its end.
  var withoutBlankEdges: String {
    var lines = split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.first, line.utf8.allSatisfy(\.isBlank) { lines.removeFirst() }
    while let line = lines.last, line.utf8.allSatisfy(\.isBlank) { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D }
}
