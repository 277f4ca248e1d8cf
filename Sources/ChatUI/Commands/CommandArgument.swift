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

  /// As the help shows it: `title`.
  package let name: String
  package let kind: Kind
  package let isOptional: Bool

  package init(_ name: String, _ kind: Kind, isOptional: Bool = false) {
    self.name = name
    self.kind = kind
    self.isOptional = isOptional
  }
}
