import TUI

extension CommandTable {
  static let inspectionCommands: [Command] = []
}
