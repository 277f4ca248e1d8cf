import TUI

extension CommandTable {
  static let settingsCommands = [
    Command(
      "theme", "choose a theme, and see it at once", .screen, [key(.function(9))],
      in: [.chat, .failure, .help, .themes], .verb(.theme, ""), slash: ["theme"],
      argument: CommandArgument("name", .theme, isOptional: true), verb: .theme)
  ]
}
