import TUI

extension CommandTable {
  static let modelCommands: [Command] = []
}
