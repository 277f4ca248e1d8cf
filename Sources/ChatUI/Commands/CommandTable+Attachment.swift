extension CommandTable {
  static let attachmentCommands = [
    Command(
      "attach", "attach a text or a picture to the prompt", .chat, .attach,
      CommandArgument("path", .path), aliases: ["file", "image"])
  ]
}
