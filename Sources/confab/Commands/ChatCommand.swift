import ArgumentParser
import Settings

/// `confab`: the full-screen chat.
struct ChatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat", abstract: "Chat full-screen (what confab does when nothing else is said).")

  @Flag(help: "Chat with the built-in simulated API: no account, no network.")
  var demo = false

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("The server to chat with; alone, it gets no key.", valueName: "url"))
  var baseURL: String?

  @Option(
    help: ArgumentHelp("The model to ask: provider/model-name.", valueName: "id"),
    completion: CompletionLists.models)
  var model: String?

  @Option(
    help: ArgumentHelp(
      "cline, openai, openrouter, ollama, llamacpp, lmstudio, vllm, or one of your own.",
      valueName: "name"), completion: CompletionLists.endpoints)
  var endpoint: String?

  @Option(help: ArgumentHelp("The conversation to begin with.", valueName: "last|new|id"))
  var conversation: String?

  @Option(
    help: ArgumentHelp(
      "The colours: a name, or a file beside the configuration's.", valueName: "name"),
    completion: CompletionLists.themes)
  var theme: String?

  @Option(help: ArgumentHelp("Whether to use colours.", valueName: "auto|always|never"))
  var color: String?

  @Option(help: ArgumentHelp("The configuration file.", valueName: "file"))
  var config: String?

  @Option(
    name: .customLong("data-dir"),
    help: ArgumentHelp("Where conversations are kept.", valueName: "dir"))
  var dataDirectory: String?

  @Flag(
    inversion: .prefixedNo,
    help: ArgumentHelp(
      "Lines one after the other instead of a full screen: for screen readers and dumb terminals."))
  var linear: Bool?

  func run() throws {
    let options = Options(
      baseURL: baseURL, model: model, endpoint: endpoint, config: config,
      dataDirectory: dataDirectory, theme: theme, conversation: conversation, color: color,
      linear: linear)
    let isDemo = demo
    Program.run { executor in
      await ChatProgram(options: options, isDemo: isDemo, executor: executor).run()
    }
  }
}
