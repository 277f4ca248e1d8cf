/// LaTeX as it can be read in a terminal: `\frac{a}{b}` as `a/b`, `x^2` as `x²`, `\alpha` as `α`.
///
/// A transcription for reading, not for copying: the source is in the message. What is not known stays
/// as it is, so that nothing is lost.
package enum LaTeXText {
  package static func readable(_ source: String) -> String {
    var reader = LaTeXReader(source)
    return reader.read()
  }
}

/// Reads a source from left to right. Groups are read by calls of themselves, up to a depth.
private struct LaTeXReader {
  /// Groups in groups that are transcribed; what is deeper stays as it is.
  static let maximumDepth = 40

  private let source: [Character]
  private var at = 0
  private var depth = 0
  /// The surroundings that are open: what their rows are divided by, and what ends them.
  private var environments: [LaTeXSymbols.Environment] = []

  init(_ source: String) { self.source = Array(source) }

  mutating func read() -> String {
    var text = sequence(until: nil)
    // What closes nothing is text.
    while at < source.count {
      text.append(source[at])
      at += 1
      text += sequence(until: nil)
    }
    return Self.tidied(text)
  }

  /// Reads up to a closing character, which is not taken.
  private mutating func sequence(until end: Character?) -> String {
    var text = ""
    while at < source.count, source[at] != end {
      let character = source[at]
      switch character {
      case "\\": text = Self.joined(text, command())
      case "{":
        text += depth < Self.maximumDepth ? group() : taken()
      case "}": return text
      case "^", "_":
        at += 1
        text += script(isUpper: character == "^")
      case "&":
        at += 1
        text += environments.last?.column ?? "&"
      case "~":
        at += 1
        text += " "
      default:
        at += 1
        text.append(character.isNewline ? " " : character)
      }
    }
    return text
  }

  private mutating func taken() -> String {
    at += 1
    return String(source[at - 1])
  }

  /// What stands in braces; without them, one character or command.
  private mutating func group() -> String {
    skipBlanks()
    guard at < source.count, depth < Self.maximumDepth else { return "" }
    depth += 1
    defer { depth -= 1 }
    guard source[at] == "{" else {
      if source[at] == "\\" { return command() }
      return taken()
    }
    at += 1
    let text = sequence(until: "}")
    if at < source.count { at += 1 }
    return text
  }

  private var hasGroup: Bool {
    var next = at
    while next < source.count, source[next].isWhitespace { next += 1 }
    return next < source.count && source[next] == "{" && depth < Self.maximumDepth
  }

  private mutating func skipBlanks() {
    while at < source.count, source[at].isWhitespace { at += 1 }
  }

  /// Reads a command and what belongs to it.
  private mutating func command() -> String {
    at += 1
    guard at < source.count else { return "\\" }
    var name = String(source[at])
    at += 1
    if name.isLaTeXWord {
      while at < source.count, String(source[at]).isLaTeXWord {
        name.append(source[at])
        at += 1
      }
    }
    if let symbol = LaTeXSymbols.symbols[name] { return symbol }
    if name == "\\" { return environments.last?.row ?? "\n" }
    if LaTeXSymbols.functions.contains(name) { return name }
    if LaTeXSymbols.sizes.contains(name) { return size() }
    switch name {
    case "begin" where hasGroup: return begin(group())
    case "end" where hasGroup: return end(group())
    case "frac", "dfrac", "tfrac", "cfrac":
      let over = LaTeXShape.asFactor(group())
      return over + "/" + LaTeXShape.asDivisor(group())
    case "binom" where hasGroup:
      let over = group()
      return "C(\(over), \(group()))"
    case "sqrt": return root()
    case "overline", "underline", "boxed", "phantom": return hasGroup ? group() : ""
    default: break
    }
    if LaTeXSymbols.plain.contains(name) { return hasGroup ? group() : "" }
    if let alphabet = LaTeXSymbols.alphabets[name], hasGroup {
      return String(group().map { alphabet[$0] ?? $0 })
    }
    if let accent = LaTeXSymbols.accents[name], hasGroup {
      let text = group()
      return text.count == 1 ? text + accent : "\\\(name){\(text)}"
    }
    guard hasGroup else { return "\\" + name }
    return "\\\(name){\(group())}"
  }

  /// `\left(` and the like: the delimiter alone; a dot is none.
  private mutating func size() -> String {
    skipBlanks()
    if at < source.count, source[at] == "." { at += 1 }
    return ""
  }

  private mutating func root() -> String {
    var degree = ""
    skipBlanks()
    if at < source.count, source[at] == "[" {
      at += 1
      degree = sequence(until: "]")
      if at < source.count { at += 1 }
    }
    let inner = LaTeXShape.asDivisor(group())
    switch degree {
    case "": return "√" + inner
    case "3": return "∛" + inner
    case "4": return "∜" + inner
    default: return (LaTeXShape.raised(degree) ?? "(\(degree))") + "√" + inner
    }
  }

  private mutating func script(isUpper: Bool) -> String {
    guard depth < Self.maximumDepth else { return isUpper ? "^" : "_" }
    depth += 1
    let text = Self.tidied(group())
    depth -= 1
    if isUpper, text == "∘" || text == "°" { return "°" }
    if text == "′" || text == "'" { return text }
    if let small = isUpper ? LaTeXShape.raised(text) : LaTeXShape.lowered(text) { return small }
    let mark = isUpper ? "^" : "_"
    return text.count <= 1 ? mark + text : "\(mark)(\(text))"
  }

  private mutating func begin(_ name: String) -> String {
    guard let environment = LaTeXSymbols.environments[name] else {
      environments.append(LaTeXSymbols.Environment(row: "\n", column: " "))
      return "\\begin{\(name)}"
    }
    environments.append(environment)
    // The columns of an array say nothing here.
    if name == "array", hasGroup { _ = group() }
    return environment.opening
  }

  private mutating func end(_ name: String) -> String {
    _ = environments.popLast()
    return LaTeXSymbols.environments[name]?.closing ?? "\\end{\(name)}"
  }

  /// Sets a blank between a word and what would run into it: `\sin\theta`, `\log x`.
  private static func joined(_ text: String, _ more: String) -> String {
    guard let last = text.last, let first = more.first, last.isLetter, first.isLetter,
      more.count > 1, LaTeXSymbols.functions.contains(more)
    else { return text + more }
    return text + " " + more
  }

  /// Blanks in a row are one; none at the ends of a line; no lines without anything.
  private static func tidied(_ text: String) -> String {
    text.split(separator: "\n").map { line in
      line.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
    }
    .filter { !$0.isEmpty }
    .joined(separator: "\n")
  }
}

extension String {
  fileprivate var isLaTeXWord: Bool { utf8.count == 1 && utf8.first?.isLetter == true }
}
