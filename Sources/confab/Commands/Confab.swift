import ArgumentParser

/// The command line's root. Its commands are synchronous for the parser's sake: an asynchronous one
/// would start Swift's shared pool (see `QueueExecutor`).
@main
struct Confab: ParsableCommand {
  /// Shown by `--version`, sent as the user agent, and named in error reports.
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "confab",
    abstract:
      "Chat full-screen in a terminal with the Cline API or any OpenAI-compatible endpoint.",
    discussion: """
      Try it without an account: confab --demo

      With a key: export CLINE_API_KEY=… and run confab.
      With a local server: confab --base-url http://localhost:11434/v1 --model NAME
      """,
    version: BuildFacts.text(arguments: CommandLine.arguments),
    subcommands: [
      ChatCommand.self, AskCommand.self, ModelsCommand.self, LogsCommand.self, ConfigCommand.self,
      DoctorCommand.self,
      SimulateCommand.self, ManualCommand.self,
    ],
    defaultSubcommand: ChatCommand.self)
}
