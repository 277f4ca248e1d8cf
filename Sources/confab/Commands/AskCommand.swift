import ArgumentParser
import ChatUI
import Settings

/// `confab ask`: one prompt, one answer, for the command line and for scripts.
struct AskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask",
    abstract: "Ask one thing and print the answer.",
    discussion: """
      confab ask "Why is the sky blue?"
      git diff --staged | confab ask "Write a commit message for this" > message.txt
      confab ask --attach plan.png "What is wrong with this?"
      confab ask --code "A shell function that unpacks any archive" >> ~/.bashrc
      confab ask --continue "And shorter?"
      confab ask                              writes the prompt in $VISUAL or $EDITOR

      Standard input is the material, and the words say what to do with it: it is sent before them.
      Without words it is the prompt. A terminal gets the answer laid out; a file or a pipe its source,
      as it comes. What is happening is said on standard error. The answer is in the log as any other.
      Retries are the chat's. The exit status tells failures apart: see the manual.
      """)

  @Argument(help: ArgumentHelp("What to ask.", valueName: "words"))
  var words: [String] = []

  @OptionGroup(title: "Material") var material: AskMaterial
  @OptionGroup(title: "Output") var output: AskOutputOptions
  @OptionGroup(title: "Request") var asked: AskRequestOptions
  @OptionGroup(title: "Places") var places: AskPlaces

  func validate() throws {
    try output.validate()
    if asked.noLog, asked.conversation ?? asked.continued != nil {
      throw ValidationError(
        "--no-log keeps nothing, so it cannot continue a conversation of the log: leave one out.")
    }
    guard asked.conversation == nil || asked.continued == nil else {
      throw ValidationError("--continue and --conversation say the same: give one of them.")
    }
    if places.demo, asked.endpoint ?? asked.baseURL != nil {
      throw ValidationError("--demo asks the simulated API: leave --endpoint and --base-url out.")
    }
    if let color = output.color, Resolution.Color(rawValue: color) == nil {
      throw ValidationError("--color \(color): it may be auto, always or never.")
    }
  }

  func run() throws {
    let options = Options(
      baseURL: asked.baseURL, model: asked.model, endpoint: asked.endpoint, config: places.config,
      dataDirectory: places.dataDirectory, theme: output.theme, color: output.color,
      linear: output.linear)
    let (number, codeWord) = AskWords.number(output.code)
    let (continued, continueWord) = AskWords.conversation(asked.continued)
    let request = AskRequest(
      words: ([codeWord, continueWord].compactMap(\.self) + words).joined(separator: " "),
      files: material.attach, edits: material.edit, form: output.form(code: number),
      isQuiet: output.quiet, conversation: asked.conversation ?? continued, preset: asked.preset,
      system: asked.system, parameters: try asked.parameters(), isForced: asked.force,
      keepsLog: !asked.noLog)
    let isDemo = places.demo
    Program.run { executor in
      await AskProgram(request: request, options: options, isDemo: isDemo, executor: executor).run()
    }
  }
}

/// What goes along with the words.
struct AskMaterial: ParsableArguments {
  @Option(
    name: [.customShort("a"), .long], parsing: .singleValue,
    help: ArgumentHelp(
      "A text or a picture (PNG, JPEG, GIF, WebP) to send along; may be given again.",
      valueName: "file"), completion: .file())
  var attach: [String] = []

  @Flag(
    name: [.customShort("e"), .long],
    help: "Write the prompt in $VISUAL or $EDITOR, beginning with the words that are given.")
  var edit = false
}

/// In which form the answer is wanted.
struct AskOutputOptions: ParsableArguments {
  @Flag(help: "Write one JSON object when all is over: answer, usage, cost, times, IDs, attempts.")
  var json = false

  @Flag(help: "Write what happens as it happens, one JSON object a line.")
  var jsonl = false

  @Option(
    defaultAsFlag: "", parsing: .next,
    help: ArgumentHelp(
      "Write only the code of the answer: all blocks, or the one of that number.", valueName: "n"))
  var code: String?

  @Flag(help: "Write the answer when it is whole, not as it comes.")
  var noStream = false

  @Flag(help: "Write the answer's source, on a terminal too.")
  var plain = false

  @Flag(name: [.customShort("q"), .long], help: "Say nothing on standard error but errors.")
  var quiet = false

  @Option(help: ArgumentHelp("Whether to use colours.", valueName: "auto|always|never"))
  var color: String?

  @Option(
    help: ArgumentHelp("The colours of the answer on a terminal.", valueName: "name"),
    completion: CompletionLists.themes)
  var theme: String?

  @Flag(
    inversion: .prefixedNo, help: "Whole lines and sentences without colours: for screen readers.")
  var linear: Bool?

  func validate() throws {
    guard [json, jsonl, code != nil].count(where: { $0 }) <= 1 else {
      throw ValidationError("--json, --jsonl and --code are three forms of output: give one.")
    }
  }

  /// - Parameter code: the number of the wanted block.
  func form(code number: Int?) -> AskRequest.Form {
    if json { return .json }
    if jsonl { return .jsonLines }
    if code != nil { return .code(number) }
    return .answer(isPlain: plain, streams: !noStream)
  }
}

/// Who is asked, and how.
struct AskRequestOptions: ParsableArguments {
  @Option(
    name: [.customShort("m"), .long],
    help: ArgumentHelp("The model to ask: provider/model-name.", valueName: "id"),
    completion: CompletionLists.models)
  var model: String?

  @Option(
    help: ArgumentHelp(
      "cline, openai, openrouter, ollama, llamacpp, lmstudio, vllm, or one of your own.",
      valueName: "name"), completion: CompletionLists.endpoints)
  var endpoint: String?

  @Option(
    name: .customLong("base-url"),
    help: ArgumentHelp("The server to ask; alone, it gets no key.", valueName: "url"))
  var baseURL: String?

  @Option(
    name: [.customShort("p"), .long],
    help: ArgumentHelp("A preset of the configuration.", valueName: "name"),
    completion: CompletionLists.presets)
  var preset: String?

  @Option(
    name: [.customShort("s"), .long], help: ArgumentHelp("The system prompt.", valueName: "text"))
  var system: String?

  @Option(
    name: [.customShort("t"), .long],
    help: ArgumentHelp("How freely words are chosen, 0 to 2.", valueName: "number"))
  var temperature: String?

  @Option(help: ArgumentHelp("Tokens of the answer at most.", valueName: "n"))
  var maxTokens: String?

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp(
      "Any other parameter; “off” leaves it out. May be given again.", valueName: "name=value"))
  var settings: [String] = []

  @Option(
    name: [.customShort("c"), .customLong("continue")], defaultAsFlag: "last", parsing: .next,
    help: ArgumentHelp(
      "Go on with the last conversation, or with the one of that ID.", valueName: "id"))
  var continued: String?

  @Option(help: ArgumentHelp("The conversation to go on with.", valueName: "last|id"))
  var conversation: String?

  @Flag(help: "Keep nothing: neither prompt nor answer is written to the log.")
  var noLog = false

  @Flag(help: "Send also what seems too long for the model.")
  var force = false

  /// Names and values as JSON text.
  func parameters() throws -> [AskRequest.Parameter] {
    var typed = settings
    if let temperature { typed.append("temperature=\(temperature)") }
    if let maxTokens { typed.append("max_tokens=\(maxTokens)") }
    return try typed.map { text in
      do throws(AskWords.Wrong) { return try AskWords.parameter(text) } catch {
        throw ValidationError(error.text)
      }
    }
  }
}

/// Which files and which log.
struct AskPlaces: ParsableArguments {
  @Flag(help: "Ask the built-in simulated API: no account, no network.")
  var demo = false

  @Option(help: ArgumentHelp("The configuration file.", valueName: "file"), completion: .file())
  var config: String?

  @Option(
    name: .customLong("data-dir"),
    help: ArgumentHelp("Where conversations are kept.", valueName: "dir"), completion: .directory)
  var dataDirectory: String?
}
