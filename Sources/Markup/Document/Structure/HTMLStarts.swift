/// How blocks of raw HTML begin and end (CommonMark 0.30 §4.6).
extension SourceLine {
  /// The start condition that the line meets, 1 to 7. `offset`: of the `<`.
  func htmlKind(at offset: Int) -> Int? {
    guard self[offset] == .lessThan else { return nil }
    let at = offset + 1
    for word: StaticString in ["script", "pre", "style"] where has(word, at: at, foldingCase: true)
    {
      return 1
    }
    if has("!--", at: at) { return 2 }
    if self[at] == 0x3F { return 3 }
    if has("!", at: at), self[at + 1] >= 0x41, self[at + 1] <= 0x5A { return 4 }
    if has("![CDATA[", at: at) { return 5 }
    if isBlockTag(at: self[at] == .slash ? at + 1 : at) { return 6 }
    if let after = tagEnd(at: offset) {
      var rest = after
      while rest < end, bytes[rest].isWhitespace { rest += 1 }
      if rest >= end { return 7 }
    }
    return nil
  }

  /// Whether the line meets the end condition of a kind; kinds 6 and 7 end before a blank line.
  func endsHTML(_ kind: Int, from offset: Int) -> Bool {
    switch kind {
    case 1:
      contains("</script>", from: offset, foldingCase: true)
        || contains("</style>", from: offset, foldingCase: true)
        || contains("</pre>", from: offset, foldingCase: true)
    case 2: contains("-->", from: offset)
    case 3: contains("?>", from: offset)
    case 4: contains(">", from: offset)
    case 5: contains("]]>", from: offset)
    default: false
    }
  }

  /// The names that begin a block whatever follows them.
  private static let blockTags: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center",
    "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "head", "header", "hr",
    "html", "iframe", "legend", "li", "link", "main", "menu", "menuitem", "nav", "noframes", "ol",
    "optgroup", "option", "p", "param", "section", "source", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]

  private func isBlockTag(at offset: Int) -> Bool {
    guard self[offset].isLetter else { return false }
    var at = offset
    while at < end, at - offset < 11, bytes[at].isLetter || bytes[at].isDigit { at += 1 }
    let follows = self[at]
    guard at >= end || follows.isBlank || follows == .quoteMark || has("/>", at: at) else {
      return false
    }
    let name = String(decoding: bytes[offset..<at], as: UTF8.self).lowercased()
    return Self.blockTags.contains(name)
  }

  /// The end of a whole opening or closing tag that begins at the offset, on this line.
  private func tagEnd(at offset: Int) -> Int? {
    var at = offset + 1
    let isClosing = self[at] == .slash
    if isClosing { at += 1 }
    guard self[at].isLetter else { return nil }
    while at < end, bytes[at].isLetter || bytes[at].isDigit || bytes[at] == .minus { at += 1 }
    while true {
      let before = at
      while at < end, bytes[at].isWhitespace { at += 1 }
      if self[at] == .quoteMark { return at + 1 }
      if isClosing { return nil }
      if has("/>", at: at) { return at + 2 }
      guard at > before, let after = attributeEnd(at: at) else { return nil }
      at = after
    }
  }

  private func attributeEnd(at offset: Int) -> Int? {
    var at = offset
    guard self[at].isLetter || self[at] == .underscore || self[at] == .colon else { return nil }
    while at < end,
      bytes[at].isLetter || bytes[at].isDigit || bytes[at] == .underscore || bytes[at] == .dot
        || bytes[at] == .colon || bytes[at] == .minus
    {
      at += 1
    }
    var equal = at
    while equal < end, bytes[equal].isWhitespace { equal += 1 }
    guard self[equal] == .equal else { return at }
    at = equal + 1
    while at < end, bytes[at].isWhitespace { at += 1 }
    guard at < end else { return nil }
    let quote = bytes[at]
    if quote == .doubleQuote || quote == .singleQuote {
      at += 1
      while at < end, bytes[at] != quote { at += 1 }
      return at < end ? at + 1 : nil
    }
    let value = at
    while at < end, !bytes[at].isBlank, !Self.endsBareValue(bytes[at]) { at += 1 }
    return at > value ? at : nil
  }

  private static func endsBareValue(_ byte: UInt8) -> Bool {
    byte == .doubleQuote || byte == .singleQuote || byte == .equal || byte == .lessThan
      || byte == .quoteMark || byte == .backtick
  }
}
