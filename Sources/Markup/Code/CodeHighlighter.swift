/// Colours code line by line: what a line begins with (in a string, in a comment) is a state that the
/// line before it ended with.
package struct CodeHighlighter: Sendable {
  /// What a line begins in. Equal states colour a line equally.
  package struct State: Hashable, Sendable {
    /// The first line of a text.
    package static let start = State(number: 0)
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

  package init(_ language: CodeLanguage) {}

  /// - Parameter line: without its line break.
  /// - Returns: the line's tokens (none where the line is too long or took too long), and the state
  ///   that the next line begins in.
  package func tokens(of line: String, from state: State) -> (tokens: [Token], next: State) {
    ([], state)
  }
}
