import TUI

extension CommandTable {
  static let contentsCommands: [Command] = []
}
