import ArgumentParser
import Settings

/// `confab models`: what can be asked at an endpoint, without the chat.
struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models",
    abstract: "List the models of an endpoint.",
    discussion: """
      confab models                      of the endpoint that a chat would ask
      confab models --endpoint ollama    of another one
      confab models --json               for programs: prices in US dollars for a million tokens

      A list that is less than an hour old is not asked for again, unless --refresh says so; where the
      endpoint does not answer, the list that it gave last is shown. ★ marks favourites. Into a file or
      a pipe it writes a line a model, separated by tabs: ID, context, price in, price out, images,
      source, mark, description.
      """)

  @Flag(help: "Write one JSON array.")
  var json = false

  @Flag(help: "Ask the endpoint in any case.")
  var refresh = false

  @Flag(help: "List the models of the built-in simulated API.")
  var demo = false

  @Option(
    help: ArgumentHelp(
      "cline, openai, openrouter, ollama, llamacpp, lmstudio, vllm, or one of your own.",
      valueName: "name"), completion: CompletionLists.endpoints)
  var endpoint: String?

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("The server to ask; alone, it gets no key.", valueName: "url"))
  var baseURL: String?

  @Option(help: ArgumentHelp("The configuration file.", valueName: "file"))
  var config: String?

  func run() throws {
    let options = Options(baseURL: baseURL, endpoint: endpoint, config: config)
    let (isJSON, asksAnyway, isDemo) = (json, refresh, demo)
    Program.run { executor in
      await ModelReport(
        options: options, isDemo: isDemo, isJSON: isJSON, asksAnyway: asksAnyway,
        executor: executor
      ).run()
    }
  }
}
