import TUI

extension CommandTable {
  static let conversationCommands: [Command] = []
}
