import ArgumentParser

/// `confab logs`: the log without the chat.
struct LogsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logs",
    abstract: "List, search, show, export and back up what was said.",
    discussion: """
      confab logs                              the conversations, the newest first
      confab logs list is:starred since:30d    those that fit a query
      confab logs search rayleigh sky          messages with these words
      confab logs show last                    a conversation as text
      confab logs export --all -o notes/       each as a file of its own
      confab logs errors --since 7d            what failed, with its request ID
      confab logs stats --by model             tokens, cost, errors, waits

      A query is written as in the program (F2): words, "phrases", -without, and
      filters: model: tag: role: since: before: is:error is:starred is:archived
      is:deleted has:code has:image cost:>0.10 sort:cost. What begins with a -
      needs quotes from the shell: 'sky -ocean'.

      Into a file or a pipe lists are lines, separated by tabs; --json gives one
      JSON array, with times in UTC and null for what is not known.
      """,
    subcommands: commands + [LogDefaultCommand.self],
    defaultSubcommand: LogDefaultCommand.self)

  private static let commands: [any ParsableCommand.Type] = [
    LogListCommand.self, LogSearchCommand.self, LogShowCommand.self, LogExportCommand.self,
    LogsImportCommand.self, LogErrorsCommand.self, LogStatsCommand.self, LogBackupCommand.self,
    LogRestoreCommand.self, LogPathCommand.self,
  ]

  /// What may stand behind `confab logs`.
  static var names: [String] { commands.compactMap { $0.configuration.commandName } }
}
