import TUI

extension CommandTable {
  static let attachmentCommands: [Command] = []
}
