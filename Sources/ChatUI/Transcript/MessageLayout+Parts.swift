import Chat
import Markup
import TUI

/// What is found in a message, and what of it can be selected: for the message as it was given to
/// `update` last.
extension MessageLayout {
  /// Matches of the context's pattern, in the units of the text.
  mutating func matchCount(of message: Message) -> Int {
    message.role == .assistant ? answer.matchCount : prompt.matchCount
  }

  /// The row where a match begins; nil: there are not as many.
  mutating func row(ofMatch index: Int, of message: Message) -> Int? {
    let row =
      message.role == .assistant
      ? answer.row(ofMatch: index) : prompt.row(ofMatch: index, of: shownText(of: message))
    return row.map { min(bodyStart + $0, rowCount - 1) }
  }

  /// The blocks of the text, from top to bottom; those that show nothing are not among them. At least
  /// one: what has no text is one, with all its rows.
  mutating func blocks(of message: Message) -> [MessageBlock] {
    let blocks = message.role == .assistant ? answerBlocks : promptBlocks
    guard blocks.isEmpty else { return blocks }
    return [
      MessageBlock(
        index: 0, source: 0..<shownText(of: message).utf8.count,
        kind: message.role == .assistant ? .text : .prompt, rows: 0..<rowCount)
    ]
  }

  /// What copying a block gives: code without its fences, all else as it stands in the source.
  func copyText(of block: MessageBlock, in message: Message) -> String {
    let text = shownText(of: message)
    let bytes = text.utf8
    let range = block.source.clamped(to: 0..<bytes.count)
    let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
    let end = bytes.index(bytes.startIndex, offsetBy: range.upperBound)
    let source = String(text[start..<end])
    guard case .code = block.kind else {
      return Self.trimmed(source)
    }
    if let nested = block.nested {
      return answer.nestedCode(nested, inPieceAt: range.lowerBound, of: message.text) ?? ""
    }
    if message.role == .assistant { return answer.code(in: range, of: message.text) }
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    let fence = lines.first.flatMap { CodeFence(opening: Array($0.utf8)) }
    if let fence {
      lines.removeFirst()
      if let last = lines.last, fence.isClosed(by: Array(last.utf8)) { lines.removeLast() }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private var answerBlocks: [MessageBlock] {
    var blocks: [MessageBlock] = []
    var last: Int?
    var outer = 0
    for (piece, entry) in zip(answer.pieces, answer.entries) where entry.rowCount > 0 {
      let start = bodyStart + entry.firstRow + entry.gap
      let rows = start..<start + entry.rowCount
      if last == piece.block, !blocks.isEmpty {
        let first = blocks[outer]
        blocks[outer].source = first.source.lowerBound..<piece.range.upperBound
        blocks[outer].rows = first.rows.lowerBound..<rows.upperBound
      } else {
        outer = blocks.count
        blocks.append(
          MessageBlock(index: blocks.count, source: piece.range, kind: entry.kind, rows: rows))
      }
      last = piece.block
      for (number, code) in entry.nestedCode.enumerated() {
        blocks.append(
          MessageBlock(
            index: blocks.count, source: piece.range, kind: .code(info: code.info),
            rows: start + code.rows.lowerBound..<start + code.rows.upperBound, nested: number))
      }
    }
    return blocks
  }

  private var promptBlocks: [MessageBlock] {
    prompt.parts.enumerated().map { index, part in
      MessageBlock(
        index: index, source: part.source, kind: part.isCode ? .code(info: "") : .prompt,
        rows: bodyStart + part.rows.lowerBound..<bodyStart + part.rows.upperBound)
    }
  }

  /// Without the blank lines around it.
  private static func trimmed(_ source: String) -> String {
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false)[...]
    func isBlank(_ line: Substring) -> Bool { line.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
    while let first = lines.first, isBlank(first) { lines.removeFirst() }
    while let last = lines.last, isBlank(last) { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
