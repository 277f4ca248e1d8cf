/// A run of backquotes or tildes that opened a code block, and that only its like closes
/// (CommonMark, fenced code blocks; any indentation is taken, since models indent fences in lists).
struct CodeFence: Hashable, Sendable {
  let mark: UInt8
  let length: Int

  /// The fence that a line opens; nil for any other line.
  init?(opening line: [UInt8]) {
    let body = line.drop { $0.isBlank }
    guard let mark = body.first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~")
    else { return nil }
    length = body.prefix { $0 == mark }.count
    self.mark = mark
    let info = body.dropFirst(length)
    guard length >= 3, mark != UInt8(ascii: "`") || !info.contains(mark) else { return nil }
  }

  func isClosed(by line: [UInt8]) -> Bool {
    let body = line.drop { $0.isBlank }
    let run = body.prefix { $0 == mark }.count
    return run >= length && body.dropFirst(run).allSatisfy { $0.isBlank }
  }
}

/// What a line of a text is that is shown as it was typed, as far as it decides its style and how it is
/// broken into rows.
enum LineKind: Hashable, Sendable {
  /// `hang`: columns by which continued rows are indented, under a list item's text.
  case paragraph(hang: Int)
  /// Inside of a fence, or the fence itself.
  case code

  /// - Parameter fence: the code block that is open before this line.
  init(_ line: [UInt8], in fence: CodeFence?) {
    if fence != nil || CodeFence(opening: line) != nil {
      self = .code
      return
    }
    let indent = line.prefix { $0 == UInt8(ascii: " ") }.count
    let body = line.dropFirst(indent)
    let marker = Self.listMarker(body)
    self = .paragraph(hang: marker == 0 ? 0 : indent + marker)
  }

  /// Columns of `- `, `* `, `+ `, `12. ` or `12) `; 0 where there is none.
  private static func listMarker(_ body: ArraySlice<UInt8>) -> Int {
    let digits = body.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
    let rest = body.dropFirst(digits)
    guard let mark = rest.first, rest.dropFirst().first == UInt8(ascii: " ") else { return 0 }
    let marks = digits > 0 ? ".)" : "-*+"
    return digits < 10 && marks.utf8.contains(mark) ? digits + 2 : 0
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 }
}
