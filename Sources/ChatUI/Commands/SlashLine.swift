import TUI

/// What a text in the composer is when it is sent: a prompt, or a command that is called by its name.
///
/// Responsible for telling them apart. Not for whether the command is of use now.
package enum SlashLine: Hashable, Sendable {
  /// To be sent; a slash that said so is gone.
  case prompt(String)
  case command(Command, argument: String)
  /// A command that takes nothing was given something.
  case surplus(Command)
  /// Nothing is called so: the nearest name, where one is near.
  case unknown(String, nearest: String?)

  /// - A line `/name …` is a command. Several lines are one only where the command takes lines.
  /// - A name with another slash in it is a path: `/usr/bin` is sent.
  /// - `//…` sends `/…`, where that alone would not be sent. Code that begins with `// ` stays whole.
  package init(_ text: String) {
    guard text.hasPrefix("//"), !text.hasPrefix("///") else {
      self = text.hasPrefix("/") ? Self.read(text) : .prompt(text)
      return
    }
    let rest = String(text.dropFirst())
    if case .prompt = Self.read(rest) { self = .prompt(text) } else { self = .prompt(rest) }
  }

  /// - Parameter text: begins with a slash.
  private static func read(_ text: String) -> SlashLine {
    let line = text.dropFirst().trimmed
    let name = line.prefix { !$0.isWhitespace }
    guard !name.contains("/"), text.dropFirst().first?.isWhitespace != true else {
      return .prompt(text)
    }
    let command = CommandTable.called(name)
    guard command?.argument?.takesLines == true || !line.contains(where: \.isNewline) else {
      return .prompt(text)
    }
    guard let command else {
      return .unknown(String(name), nearest: CommandTable.nearest(to: String(name)))
    }
    let argument = line.dropFirst(name.count).trimmed
    if !argument.isEmpty, command.argument == nil { return .surplus(command) }
    return .command(command, argument: argument)
  }
}
