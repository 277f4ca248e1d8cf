import TUI

extension CommandTable {
  static let selectionCommands: [Command] = []
}
