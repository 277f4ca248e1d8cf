import TUI

extension CommandTable {
  static let browserContexts: Set<KeyContext> = [.logQuery, .logList, .logLine, .logStatistics]

  static let logCommands: [Command] = [
    Command(
      "logs", "look through the log, and search in it", .log, [key(.function(2))],
      in: browserContexts.union([.chat, .find, .found, .hits, .selection, .failure, .help]),
      .browser(.toggle), slash: ["logs", "log", "search"],
      argument: CommandArgument("what to find", .text, isOptional: true), verb: .logs),
    Command(
      "statistics", "tokens, cost, errors by day and by model", .log, [key(.character("f"))],
      in: [.logList], .browser(.showStatistics), slash: ["stats", "statistics"]),
    Command(
      "log-grouping", "by day, or by model", .log, [key(.tab), key(.character("o"))],
      in: [.logStatistics], .browser(.toggleGrouping)),
    Command(
      "log-complete", "complete a filter; else into the list", .log, [key(.tab)],
      in: [.logQuery], .browser(.toList)),
    list(
      "log-query", "back to what is looked for", [key(.character("/")), key(.tab)], .toQuery),
    list(
      "log-mark", "mark this one for what follows", [key(.character(" ")), letter("m")], .mark),
    list("log-mark-all", "mark all that are found, or none", [letter("*")], .markAll),
    list("log-star", "star, or no more", [letter("s")], .star),
    list("log-tag", "give tags, or take them off", [letter("t")], .tag),
    list("log-rename", "give another title", [letter("r")], .rename),
    list("log-archive", "list after the others, or no more", [letter("a")], .archive),
    list(
      "log-delete", "put into the trash, or take out of it", [letter("d"), key(.delete)], .delete),
    list("log-undo", "bring back what was deleted last", [letter("u")], .undo),
    list("log-export", "write to files: Markdown", [letter("x")], .export),
    list("log-sort", "another order", [letter("o")], .cycleSort),
    Command(
      "hit-next", "the next hit, in any conversation", .log, [letter("n")], in: [.hits],
      .browser(.nextHit)),
    Command(
      "hit-previous", "the hit before", .log, [letter("N")], in: [.hits], .browser(.previousHit)),
  ]

  private static func list(
    _ name: String, _ help: String, _ keys: [KeyPress], _ action: BrowserAction
  ) -> Command {
    Command(name, help, .log, keys, in: [.logList], .browser(action))
  }
}
