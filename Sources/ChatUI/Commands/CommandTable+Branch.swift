import TUI

extension CommandTable {
  static let branchCommands: [Command] = []
}
