import TUI

extension CommandTable {
  static let writingCommands: [Command] = []
}
