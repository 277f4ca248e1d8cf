import TUI

extension CommandTable {
  static let setupCommands: [Command] = [
    Command(
      "setup", "give a key, or choose a local server", .program, [], in: [.chat], .setup(.show),
      slash: ["setup"]),
    setup("setup-up", "first key: the choice before", [key(.up), control("p")], .move(-1)),
    setup("setup-down", "first key: the next choice", [key(.down), control("n")], .move(1)),
    setup("setup-choose", "first key: check and keep it; choose", [key(.enter)], .choose),
    setup("setup-endpoint", "first key: for another endpoint", [key(.tab)], .nextEndpoint),
    setup(
      "setup-backspace", "first key: delete backward", [key(.backspace), control("h")], .backspace),
    setup("setup-clear", "first key: clear it", [control("u"), control("w")], .clear),
  ]

  private static func setup(
    _ name: String, _ help: String, _ keys: [KeyPress], _ action: SetupAction
  ) -> Command {
    Command(name, help, .panel, keys, in: [.setup], .setup(action))
  }
}
