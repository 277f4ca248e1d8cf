import CSourceHighlight

/// Colours code line by line: what a line begins with (in a string, in a comment) is a state that the
/// line before it ended with.
///
/// Bounded, whatever the code: a line that is too long is plain, a line that takes too long or nests
/// too deep makes the rest of its text plain. So does a language whose definition cannot be read.
/// Not responsible for what a role looks like.
package struct CodeHighlighter: Sendable {
  /// What a line begins in. Equal states colour a line equally.
  package struct State: Hashable, Sendable {
    /// The first line of a text.
    package static let start = State(number: CSH_STATE_START)
    /// A line before it could not be coloured, so that nothing is known of this one.
    static let plain = State(number: CSH_STATE_PLAIN)
    let number: Int32
  }

  /// A run of bytes (UTF-8 offsets in the line) with one role. Ascending, not overlapping; what is in
  /// none is plain.
  package struct Token: Hashable, Sendable {
    package var range: Range<Int>
    package var role: CodeRole

    package init(range: Range<Int>, role: CodeRole) {
      self.range = range
      self.role = role
    }
  }

  /// Bytes; a longer line is data rather than code, and stays plain. Twice as many let a line made for
  /// it take four times as long.
  static let longestLine = 1_000

  /// More tokens than this in a line stay plain.
  private static let mostTokens = 1_000

  /// Microseconds of computing: a hundred times what a line of code takes; short enough to go unseen.
  static let patience: UInt32 = 10_000

  private let number: Int32
  private let patience: UInt32

  /// The first highlighter of a language reads its definition (about half a millisecond).
  package init(_ language: CodeLanguage) {
    self.init(language, directory: nil)
  }

  /// - Parameters:
  ///   - directory: of the library's definitions; nil: where the library has them.
  ///   - patience: microseconds of computing after which a line is too slow; 0: none is.
  init(_ language: CodeLanguage, directory: String?, patience: UInt32 = patience) {
    self.patience = patience
    number = csh_open(language.name, directory) { CodeRole.number(ofElement: $0) }
  }

  /// - Parameter line: without its line break.
  /// - Returns: the line's tokens (none where the line is too long or took too long), and the state
  ///   that the next line begins in.
  package func tokens(of line: String, from state: State) -> (tokens: [Token], next: State) {
    guard number >= 0, state != .plain else { return ([], .plain) }
    var line = line
    return line.withUTF8 { bytes in
      guard bytes.count <= Self.longestLine else { return ([], state) }
      return withUnsafeTemporaryAllocation(of: csh_token.self, capacity: Self.mostTokens) { found in
        var next = CSH_STATE_PLAIN
        let count = bytes.withMemoryRebound(to: CChar.self) { line in
          csh_highlight(
            number, line.baseAddress, line.count, state.number, patience, found.baseAddress,
            found.count,
            &next)
        }
        let tokens = found[..<count].compactMap { token in
          CodeRole(number: token.role).map {
            Token(range: Int(token.start)..<Int(token.start + token.length), role: $0)
          }
        }
        return (tokens, State(number: next))
      }
    }
  }
}
