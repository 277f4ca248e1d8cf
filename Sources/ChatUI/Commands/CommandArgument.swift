/// What follows a command's name in the composer: what it is called, and how it is completed.
package struct CommandArgument: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Anything.
    case text
    case path
    case model, endpoint, preset, parameter, theme, tag, conversation, command
    /// One of a few words.
    case words([String])
  }

  /// As the help shows it: `TITLE`.
  package let name: String
  package let kind: Kind
  package let isOptional: Bool
  /// It may have several lines; else only one line is read as a command.
  package let takesLines: Bool

  package init(
    _ name: String, _ kind: Kind, isOptional: Bool = false, takesLines: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.isOptional = isOptional
    self.takesLines = takesLines
  }
}
