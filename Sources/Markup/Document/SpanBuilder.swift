import CMD4C

/// Makes inlines of the spans and texts that md4c reports in a paragraph, a heading or a cell.
struct SpanBuilder {
  private enum Kind {
    case emphasis, strong, strikethrough, code
    case link(target: String, title: String)
    case image(target: String, title: String)
    /// Too deep, or of no meaning here.
    case transparent
    /// A link or an image that is too deep: its target is text, so that it is not lost.
    case flattened(target: String)
  }

  private struct Frame {
    var kind: Kind
    var inlines: [Inline] = []
    var text = ""
  }

  let inserts: [SourceRewriter.Insert]
  /// In a cell, a pipe in code is escaped (GFM §4.10).
  var isInTable = false
  private var inlines: [Inline] = []
  private var frames: [Frame] = []

  init(inserts: [SourceRewriter.Insert]) { self.inserts = inserts }

  var isEmpty: Bool { inlines.isEmpty }

  /// What was made since the last call.
  mutating func take() -> [Inline] {
    defer { inlines = [] }
    return inlines
  }

  mutating func enter(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) {
    var kind: Kind
    switch type {
    case MD_SPAN_EM: kind = .emphasis
    case MD_SPAN_STRONG: kind = .strong
    case MD_SPAN_DEL: kind = .strikethrough
    case MD_SPAN_CODE: kind = .code
    case MD_SPAN_A:
      let link = detail.load(MD_SPAN_A_DETAIL.self)
      kind = .link(target: text(of: link.href), title: text(of: link.title))
    case MD_SPAN_IMG:
      let image = detail.load(MD_SPAN_IMG_DETAIL.self)
      kind = .image(target: text(of: image.src), title: text(of: image.title))
    default: kind = .transparent
    }
    if frames.count >= MarkdownParser.maximumSpanDepth {
      switch kind {
      case .link(let target, _), .image(let target, _): kind = .flattened(target: target)
      case .code: break
      default: kind = .transparent
      }
    }
    frames.append(Frame(kind: kind))
  }

  mutating func leave() {
    guard let frame = frames.popLast() else { return }
    switch frame.kind {
    case .emphasis: append(.emphasis(frame.inlines))
    case .strong: append(.strong(frame.inlines))
    case .strikethrough: append(.strikethrough(frame.inlines))
    case .link(let target, let title): append(.link(frame.inlines, target: target, title: title))
    case .image(let target, let title): append(.image(frame.inlines, target: target, title: title))
    case .code: append(.code(frame.text))
    case .transparent: for inline in frame.inlines { append(inline) }
    case .flattened(let target):
      for inline in frame.inlines { append(inline) }
      append(.text(" (\(target))"))
    }
  }

  mutating func add(_ type: MD_TEXTTYPE, _ bytes: UnsafeBufferPointer<CChar>) {
    if let last = frames.indices.last, case .code = frames[last].kind {
      frames[last].text += codeText(type, bytes)
      return
    }
    switch type {
    case MD_TEXT_NULLCHAR: append(.text("\u{FFFD}"))
    case MD_TEXT_BR: append(.lineBreak)
    case MD_TEXT_SOFTBR: append(.softBreak)
    case MD_TEXT_ENTITY: append(.text(Entities.text(of: Self.string(bytes))))
    case MD_TEXT_HTML: append(.html(restored(Self.string(bytes))))
    default: addText(bytes)
    }
  }

  /// The text of an attribute: entities resolved, what was exchanged put back.
  func text(of attribute: MD_ATTRIBUTE) -> String {
    guard let text = attribute.text, attribute.size > 0 else { return "" }
    let bytes = UnsafeBufferPointer(start: text, count: Int(attribute.size))
    guard let types = attribute.substr_types, let offsets = attribute.substr_offsets else {
      return restored(Self.string(bytes))
    }
    var result = ""
    var index = 0
    while offsets[index] < attribute.size {
      let part = UnsafeBufferPointer(
        rebasing: bytes[Int(offsets[index])..<Int(offsets[index + 1])])
      switch types[index] {
      case MD_TEXT_NULLCHAR: result += "\u{FFFD}"
      case MD_TEXT_ENTITY: result += Entities.text(of: Self.string(part))
      default: result += restored(Self.string(part))
      }
      index += 1
    }
    return result
  }

  static func string(_ bytes: UnsafeBufferPointer<CChar>) -> String {
    bytes.withMemoryRebound(to: UInt8.self) { String(decoding: $0, as: UTF8.self) }
  }

  private func codeText(_ type: MD_TEXTTYPE, _ bytes: UnsafeBufferPointer<CChar>) -> String {
    switch type {
    case MD_TEXT_NULLCHAR: return "\u{FFFD}"
    case MD_TEXT_BR, MD_TEXT_SOFTBR: return " "
    default: break
    }
    let text = restored(Self.string(bytes))
    guard isInTable, text.utf8.contains(.pipe) else { return text }
    var result = ""
    for character in text {
      if character == "|", result.last == "\\" { result.removeLast() }
      result.append(character)
    }
    return result
  }

  private mutating func addText(_ bytes: UnsafeBufferPointer<CChar>) {
    let text = Self.string(bytes)
    guard text.utf8.contains(SourceRewriter.privateLead) else { return append(.text(text)) }
    var plain = ""
    for scalar in text.unicodeScalars {
      switch insert(at: scalar) {
      case .math(let source, let isDisplay, _):
        if !plain.isEmpty { append(.text(plain)) }
        plain = ""
        append(.math(source, isDisplay: isDisplay))
      case .character(let character): plain.append(character)
      case nil: plain.unicodeScalars.append(scalar)
      }
    }
    if !plain.isEmpty { append(.text(plain)) }
  }

  /// The text as it stands in the source.
  private func restored(_ text: String) -> String {
    guard text.utf8.contains(SourceRewriter.privateLead) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if let insert = insert(at: scalar) {
        result += insert.original
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private func insert(at scalar: Unicode.Scalar) -> SourceRewriter.Insert? {
    guard scalar.value >= SourceRewriter.firstPrivate else { return nil }
    let index = Int(scalar.value - SourceRewriter.firstPrivate)
    return index < inserts.count ? inserts[index] : nil
  }

  private mutating func append(_ inline: Inline) {
    if let last = frames.indices.last {
      Self.append(inline, to: &frames[last].inlines)
    } else {
      Self.append(inline, to: &inlines)
    }
  }

  /// Texts that follow one another are one.
  private static func append(_ inline: Inline, to inlines: inout [Inline]) {
    if case .text(let more) = inline, case .text(var text) = inlines.last {
      // Taken out first, so that the text is not copied.
      inlines.removeLast()
      text += more
      inlines.append(.text(text))
    } else {
      inlines.append(inline)
    }
  }
}
