/// A language that code can be coloured in.
package struct CodeLanguage: Hashable, Sendable {
  /// As its definition is called, without its ending: `python`, `swift`.
  package let name: String

  /// - Parameter definition: its name.
  init(definition: String) { name = definition }

  /// Finds the language of a code block by what stands after its fence, by aliases and by file names
  /// (`py`, `c++`, `Dockerfile`, `swift title="x"`); nil: plain.
  package init?(info: String) {
    for hint in Self.hints(in: info) {
      if let name = CodeLanguageNames.name(of: hint) {
        self.name = name
        return
      }
    }
    return nil
  }

  /// What of an info string may name a language, most telling first: its first word without the
  /// dressing that programs and people put around it, then as a path.
  private static func hints(in info: String) -> [String] {
    let dressing: Set<Character> = ["{", "}", ".", "`", "\"", "'", ",", "=", "[", "]", "(", ")"]
    let words = info.lowercased().split { $0.isWhitespace || $0 == "{" || $0 == "," || $0 == ";" }
    guard let first = words.first else { return [] }
    var word = Substring(first)
    while let last = word.last, dressing.contains(last) { word.removeLast() }
    for prefix in ["language-", "lang-", "lang=", "language=", "."] where word.hasPrefix(prefix) {
      word.removeFirst(prefix.count)
    }
    while let head = word.first, dressing.contains(head) { word.removeFirst() }
    var hints = [String(word)]
    // `swift:Sources/main.swift`, `Sources/main.swift:12-20`
    let parts = word.split(separator: ":")
    if let part = parts.first, parts.count > 1 { hints.append(String(part)) }
    for part in parts {
      guard let file = part.split(separator: "/").last else { continue }
      hints.append(String(file))
      let pieces = file.split(separator: ".")
      if pieces.count > 1, let ending = pieces.last { hints.append(String(ending)) }
      // `Dockerfile.prod`, `Makefile.am`
      if let stem = pieces.first, file.contains("file.") { hints.append(String(stem)) }
    }
    return hints
  }
}
