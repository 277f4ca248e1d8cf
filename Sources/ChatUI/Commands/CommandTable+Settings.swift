import TUI

extension CommandTable {
  static let settingsCommands: [Command] = []
}
