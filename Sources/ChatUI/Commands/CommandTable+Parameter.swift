extension CommandTable {
  static let parameterCommands: [Command] = [
    Command(
      "set", "parameters of requests: list, or set one", .models, .set,
      CommandArgument("name value", .parameter, isOptional: true)),
    Command(
      "preset", "presets: list, or put one on", .models, .preset,
      CommandArgument("name", .preset, isOptional: true)),
    Command(
      "system", "the system prompt of this conversation", .models, .system,
      CommandArgument("text", .text, isOptional: true)),
  ]
}
