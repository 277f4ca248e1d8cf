/// Values as people type them: words and texts need no quotes.
extension Parameter {
  /// The JSON text of what was typed for a parameter; what makes no JSON stays as it is.
  package static func json(typed text: String, for name: String) -> String {
    if text.isEmpty { return text }
    switch named(canonicalName(name))?.values {
    case .number, .whole: return text
    case .word: return text.first == "\"" ? text : quoted(text)
    case .texts: return text.first == "\"" || text.first == "[" ? text : quoted(text)
    case .json, nil:
      return JSONText.compacted(text) == nil && isWord(text) ? quoted(text) : text
    }
  }

  /// What is typed for a value.
  package static func typed(_ json: String, for name: String) -> String {
    guard case .string(let text)? = JSONParser.parse(json) else { return json }
    return self.json(typed: text, for: name) == json && !text.contains(where: \.isNewline)
      ? text : json
  }

  private static func quoted(_ text: String) -> String {
    var json = ""
    JSONText.append(text, to: &json)
    return json
  }

  private static func isWord(_ text: String) -> Bool {
    text.first?.isLetter == true
      && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == "." }
  }
}
