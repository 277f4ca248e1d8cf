import TUI

extension CommandTable {
  static let parameterCommands: [Command] = []
}
