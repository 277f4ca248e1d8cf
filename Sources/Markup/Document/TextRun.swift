/// A stretch of running text as it reads on the screen, with one look.
///
/// Searching and layout both take a paragraph as its runs, so that what is found is what is shown.
package struct TextRun: Hashable, Sendable {
  package struct Style: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let emphasis = Style(rawValue: 1)
    package static let strong = Style(rawValue: 2)
    package static let strikethrough = Style(rawValue: 4)
    package static let code = Style(rawValue: 8)
    /// The words of a link.
    package static let link = Style(rawValue: 16)
    /// Where a link or an image leads, in its parentheses.
    package static let target = Style(rawValue: 32)
    /// An image: its description in brackets.
    package static let image = Style(rawValue: 64)
    package static let math = Style(rawValue: 128)
    package static let html = Style(rawValue: 256)
  }

  /// Never empty. A line feed stands for itself and is a run of its own: the text goes on in a new line.
  package var text: String
  package var style: Style
  /// Of a link's or an image's runs: where it leads.
  package var target: String?

  package init(text: String, style: Style = [], target: String? = nil) {
    self.text = text
    self.style = style
    self.target = target
  }
}

extension MarkdownText {
  /// Inlines as they read: marks gone, `text (target)` for a link, `[image: text] (target)` for an
  /// image, LaTeX readable (`LaTeXText`), display math in lines of its own.
  package static func runs(of inlines: [Inline]) -> [TextRun] {
    var maker = RunMaker()
    maker.add(inlines, style: [], target: nil)
    return maker.runs
  }
}

private struct RunMaker {
  private(set) var runs: [TextRun] = []
  /// Display math ended: what follows begins a line.
  private var needsBreak = false

  mutating func add(_ inlines: [Inline], style: TextRun.Style, target: String?) {
    for inline in inlines { add(inline, style: style, target: target) }
  }

  private mutating func add(_ inline: Inline, style: TextRun.Style, target: String?) {
    switch inline {
    case .text(let text): append(text, style, target)
    case .code(let code): append(code, style.union(.code), target)
    case .emphasis(let inner): add(inner, style: style.union(.emphasis), target: target)
    case .strong(let inner): add(inner, style: style.union(.strong), target: target)
    case .strikethrough(let inner):
      add(inner, style: style.union(.strikethrough), target: target)
    case .html(let html): append(html, style.union(.html), target)
    // Models end lines where they mean it; CommonMark (§6.8) leaves the choice.
    case .softBreak, .lineBreak: breakLine()
    case .math(let source, let isDisplay):
      addMath(source, isDisplay: isDisplay, style: style.union(.math), target: target)
    case .link(let inner, let to, let title):
      addLink(inner, target: to, title: title, style: style)
    case .image(let inner, let to, let title):
      let look = style.union(.image)
      append("[image", look, to)
      if !inner.isEmpty {
        append(": ", look, to)
        add(inner, style: look, target: to)
      }
      append("]", look, to)
      addTarget(to, title: title, style: style)
    }
  }

  private mutating func addLink(
    _ inner: [Inline], target: String, title: String, style: TextRun.Style
  ) {
    let from = runs.count
    add(inner, style: style.union(.link), target: target)
    let text = runs[from...].map(\.text).joined()
    if title.isEmpty, Self.says(text, target) { return }
    addTarget(target, title: title, style: style)
  }

  /// Whether the words of a link are its target already.
  private static func says(_ text: String, _ target: String) -> Bool {
    if target.isEmpty { return true }
    for prefix in ["", "mailto:", "http://", "https://"] {
      if target == prefix + text || target == prefix + text + "/" { return true }
    }
    return false
  }

  private mutating func addTarget(_ target: String, title: String, style: TextRun.Style) {
    let words = [target, title.isEmpty ? "" : "\"\(title)\""].filter { !$0.isEmpty }
    guard !words.isEmpty else { return }
    if let last = runs.last?.text.last, last != "\n", last != " " { append(" ", style, nil) }
    append("(\(words.joined(separator: " ")))", style.union(.target), target)
  }

  private mutating func addMath(
    _ source: String, isDisplay: Bool, style: TextRun.Style, target: String?
  ) {
    let text = LaTeXText.readable(source)
    guard isDisplay else {
      append(text.split(separator: "\n").joined(separator: " "), style, target)
      return
    }
    if let last = runs.last, last.text != "\n" {
      trimBlank()
      breakLine()
    }
    needsBreak = false
    for (index, line) in text.split(separator: "\n").enumerated() {
      if index > 0 { breakLine() }
      append(String(line), style, target)
    }
    needsBreak = true
  }

  /// Takes a blank before a line break away: it is a soft break's, or stands at a line's end.
  private mutating func trimBlank() {
    guard let last = runs.indices.last else { return }
    while runs[last].text.last == " " { runs[last].text.removeLast() }
    if runs[last].text.isEmpty { runs.removeLast() }
  }

  private mutating func breakLine() {
    needsBreak = false
    runs.append(TextRun(text: "\n"))
  }

  private mutating func append(_ text: String, _ style: TextRun.Style, _ target: String?) {
    var whole = text
    if needsBreak {
      whole = String(text.drop { $0 == " " })
      if whole.isEmpty { return }
      breakLine()
    }
    // A line break within, of a tag or a code span that goes over lines, is a blank. Looked for in
    // bytes: characters cost many times as much, and hardly any text has one.
    if whole.utf8.contains(where: { $0.isLineBreak }) {
      whole = String(whole.map { $0.isNewline ? " " : $0 })
    }
    if whole.isEmpty { return }
    if let last = runs.last, last.style == style, last.target == target, last.text != "\n" {
      runs[runs.count - 1].text += whole
    } else {
      runs.append(TextRun(text: whole, style: style, target: target))
    }
  }
}
