extension CommandTable {
  static let parameterCommands: [Command] = [
    Command(
      "set", "parameters of requests: list, or set one", .models, .set,
      CommandArgument("NAME VALUE", .parameter, isOptional: true)),
    Command(
      "preset", "presets: list, or put one on", .models, .preset,
      CommandArgument("NAME", .preset, isOptional: true)),
    Command(
      "system", "the system prompt of this conversation", .models, .system,
      CommandArgument("TEXT", .text, isOptional: true, takesLines: true)),
  ]
}
