import TUI

extension CommandTable {
  private static let finding: Set<KeyContext> = [.find, .found]

  static let findCommands = [
    Command(
      "find", "find in this conversation", .find, [control("f")], in: [.chat, .found, .selection],
      .find(.open), slash: ["find"], argument: CommandArgument("TEXT", .text, isOptional: true),
      verb: .find, needs: [.messages]),
    Command(
      "find-accept", "go through what is found", .find, [key(.enter)], in: [.find], .find(.accept)),
    Command(
      "find-next-typing", "next match, while typing", .find, [control("n")], in: [.find],
      .find(.next)),
    Command(
      "find-previous-typing", "the match before, while typing", .find, [control("p")], in: [.find],
      .find(.previous)),
    Command(
      "find-next", "next match down", .find,
      [key(.character("n")), control("n"), key(.down), key(.enter)], in: [.found], .find(.next)),
    Command(
      "find-previous", "the match before, up", .find,
      [key(.character("N")), control("p"), key(.up), key(.enter, .shift)], in: [.found],
      .find(.previous)),
    Command(
      "find-edit", "change what is looked for; typing does too", .find, [key(.character("/"))],
      in: [.found], .find(.open)),
    Command(
      "find-regex", "regular expression on or off", .find, [alt("r")], in: finding,
      .find(.toggleRegex)),
    Command(
      "find-words", "whole words only, on or off", .find, [alt("w")], in: finding,
      .find(.toggleWords)),
    Command(
      "find-case", "upper and lower case differ, on or off", .find, [alt("c")], in: finding,
      .find(.toggleCase)),
    Command(
      "find-older", "what was looked for before", .find, [key(.up)], in: [.find],
      .edit(.historyPrevious)),
    Command(
      "find-newer", "what was looked for after that", .find, [key(.down)], in: [.find],
      .edit(.historyNext)),
  ]
}
