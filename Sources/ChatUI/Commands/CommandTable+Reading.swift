import TUI

extension CommandTable {
  static let readingCommands: [Command] = []
}
