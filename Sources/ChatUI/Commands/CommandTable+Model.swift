import TUI

extension CommandTable {
  static let modelCommands = [
    Command(
      "endpoint", "ask another server", .models, .endpoint,
      CommandArgument("name", .endpoint, isOptional: true)),
    Command(
      "favourite-model", "make it a favourite, or no more", .picker, [control("s")],
      in: [.models], .models(.toggleFavourite)),
    Command(
      "next-endpoint", "models of the next endpoint", .picker, [key(.tab)], in: [.models],
      .models(.listEndpoint(1))),
    Command(
      "previous-endpoint", "models of the one before", .picker, [key(.tab, .shift)],
      in: [.models], .models(.listEndpoint(-1))),
  ]
}
