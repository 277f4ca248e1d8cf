import TUI

extension CommandTable {
  static let settingsCommands = [
    Command(
      "theme", "choose a theme, and see it at once", .screen, [key(.function(9))],
      in: [.chat, .failure, .help, .themes], .verb(.theme, ""), slash: ["theme"],
      argument: CommandArgument("name", .theme, isOptional: true), verb: .theme),
    Command(
      "config", "the configuration: edit it, what is wrong with it", .program, .config,
      CommandArgument("edit|check", .words(["edit", "check"]), isOptional: true)),
  ]
}
