import TUI

extension CommandTable {
  static let paletteCommands: [Command] = []
}
