/// The word before the cursor that may be completed: what kind of word it is, and what is typed of it.
struct CompletionTarget: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// The name after the slash.
    case command
    /// What follows a command's name.
    case argument(Command)
    /// A path after `@`, in a prompt.
    case file
  }

  /// A longer word names no file.
  private static let longestWord = 1_024

  var kind: Kind
  /// What is typed of it: the characters right before the cursor. The sign before it, slash or `@`, is
  /// not in it.
  var query: String
  /// Characters of the line before it.
  var start: Int

  /// nil: what is before the cursor is no such word, or it goes on behind the cursor.
  init?(_ composer: Composer) {
    if let line = composer.slashLine, composer.isCursorAtEnd {
      self.init(slashLine: line)
    } else {
      self.init(wordIn: composer)
    }
  }

  private init?(slashLine line: String) {
    let name = line.dropFirst().prefix { !$0.isWhitespace }
    guard !name.contains("/") else { return nil }
    if name.count + 1 == line.count {
      self.init(kind: .command, query: String(name), start: 1)
      return
    }
    guard let command = CommandTable.called(name), let argument = command.argument else {
      return nil
    }
    let rest = line.dropFirst(1 + name.count).drop(while: \.isWhitespace)
    guard let query = Self.query(in: rest, argument.kind) else { return nil }
    self.init(kind: .argument(command), query: query, start: line.count - query.count)
  }

  /// The part of what follows a command that is completed; nil: none of it.
  private static func query(in rest: Substring, _ kind: CommandArgument.Kind) -> String? {
    switch kind {
    case .text: return nil
    case .model, .endpoint, .preset, .theme, .conversation, .command: return String(rest)
    case .parameter, .words: return rest.contains(where: \.isWhitespace) ? nil : String(rest)
    case .tag: return String(rest.suffix(from: wordStart(in: rest, escapes: false)))
    case .path: return String(rest.suffix(from: wordStart(in: rest, escapes: true)))
    }
  }

  /// - Parameter escapes: a blank after a backslash is part of the word.
  private static func wordStart(in text: Substring, escapes: Bool) -> Substring.Index {
    var start = text.startIndex
    var isEscaped = false
    for index in text.indices {
      if text[index].isWhitespace, !isEscaped { start = text.index(after: index) }
      isEscaped = escapes && text[index] == "\\" && !isEscaped
    }
    return start
  }

  private init?(wordIn composer: Composer) {
    let (glyphs, cursor) = (composer.buffer.glyphs, composer.buffer.cursor)
    func isBreak(_ index: Int) -> Bool {
      glyphs[index].kind == .newline || glyphs[index].kind == .folded
        || glyphs[index].text.allSatisfy(\.isWhitespace)
    }
    guard cursor == glyphs.count || isBreak(cursor) else { return nil }
    let first = glyphs[..<cursor].suffix(Self.longestWord).indices.reversed()
      .prefix { !isBreak($0) }.last
    guard let first, glyphs[first].text == "@" else { return nil }
    let query = glyphs[(first + 1)..<cursor].map(\.text).joined()
    self.init(kind: .file, query: query, start: first + 1)
  }

  private init(kind: Kind, query: String, start: Int) {
    self.kind = kind
    self.query = query
    self.start = start
  }
}
