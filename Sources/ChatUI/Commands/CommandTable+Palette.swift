import TUI

extension CommandTable {
  static let paletteCommands: [Command] = [
    Command(
      "palette", "all commands, to search and run", .screen, [alt("x")],
      in: [.chat, .failure, .help, .found, .selection, .logQuery, .logList, .logStatistics],
      .palette(.show),
      slash: ["commands", "palette"]),
    Command(
      "keys", "show what a key sends and what it does", .screen, .keys,
      CommandArgument("debug", .words(["debug"]), isOptional: true)),
    Command(
      "edit", "edit the last prompt and send it again", .branches, .edit, nil,
      needs: [.quiet, .messages]),
    Command(
      "copy", "copy the last answer, or a block of its code", .selection, .copy,
      CommandArgument("N|code|prompt", .words(["code", "prompt"]), isOptional: true),
      needs: [.messages]),
    Command(
      "save", "save the last answer, or a block of its code", .selection, .save,
      CommandArgument("[N|code] PATH", .path), needs: [.answer]),
    Command(
      "doctor", "check terminal, endpoint, log and key", .program, .doctor, nil),
    completion(
      "completion-take", "completion: take what is selected", [key(.tab)], .completionAccept),
    completion(
      "completion-enter", "completion: take it; run what is complete", [key(.enter)],
      .completionEnter),
    completion("completion-up", "completion: up", [key(.up), control("p")], .completionMove(-1)),
    completion(
      "completion-down", "completion: down", [key(.down), control("n")], .completionMove(1)),
    completion("completion-close", "completion: close the list", [key(.escape)], .completionClose),
  ]

  private static func completion(
    _ name: String, _ help: String, _ keys: [KeyPress], _ action: PaletteAction
  ) -> Command {
    Command(name, help, .completion, keys, in: [.completion], .palette(action))
  }
}
