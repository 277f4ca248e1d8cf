import TUI

extension CommandTable {
  static let findCommands: [Command] = []
}
