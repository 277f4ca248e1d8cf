/// What is fed, and what must hold of it.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// The parser of event streams.
  case sse
  /// A whole response with status 200.
  case decoder
  /// A response with another status, its headers, and all that is made of the failure.
  case errors
  /// The JSON parser.
  case json
  /// Lists of models.
  case models
  /// A growing answer, laid out.
  case layout
  /// Text on its way to the screen, the clipboard, a prompt.
  case text
  /// What terminals send.
  case keys
  /// `config.toml`, and changing it.
  case settings
  /// Theme files.
  case themes
  /// Queries of the log, as they are typed and as SQLite is asked.
  case query
  /// Conversations of other programs, as JSON and YAML.
  case imports
  /// Zip archives of them.
  case archives
  /// Other programs' databases.
  case databases

  /// The input of that number, as it is printed for a report.
  package func input(_ mutator: inout Mutator) -> [UInt8] {
    switch self {
    case .sse, .decoder:
      mutator.text(from: ResponseSeeds.streams, tokens: ResponseSeeds.tokens)
    case .errors: mutator.text(from: ResponseSeeds.errors, tokens: ResponseSeeds.tokens)
    case .json: mutator.text(from: ResponseSeeds.json, tokens: ResponseSeeds.tokens)
    case .models: mutator.text(from: ResponseSeeds.models, tokens: ResponseSeeds.tokens)
    case .layout: mutator.text(from: TextSeeds.answers, tokens: TextSeeds.marks)
    case .text: mutator.text(from: TextSeeds.lines, tokens: TextSeeds.characters, longest: 300)
    case .keys: mutator.text(from: KeySeeds.typed, tokens: KeySeeds.whole, longest: 300)
    case .settings: mutator.text(from: SettingsSeeds.files, tokens: SettingsSeeds.tokens)
    case .themes: mutator.text(from: SettingsSeeds.themes, tokens: SettingsSeeds.tokens)
    case .query: mutator.text(from: QuerySeeds.queries, tokens: QuerySeeds.tokens, longest: 300)
    case .imports:
      mutator.text(from: ImportSeeds.all, tokens: ImportSeeds.tokens, longest: 4_000)
    case .archives: mutator.file(from: ArchiveSeeds.files)
    case .databases: mutator.file(from: DatabaseSeeds.files)
    }
  }

  /// What does not hold; nil when all does.
  package func fault(
    _ input: [UInt8], _ mutator: inout Mutator, in world: FuzzWorld
  ) async -> String? {
    switch self {
    case .sse: ResponseFaults.parser(input, &mutator)
    case .decoder: ResponseFaults.response(input, status: 200, headers: [], &mutator)
    case .errors:
      ResponseFaults.response(
        input,
        status: mutator.choice([200, 307, 400, 401, 402, 403, 404, 429, 500, 502, 503, 529]),
        headers: mutator.headers(), &mutator)
    case .json: ResponseFaults.json(input)
    case .models: ResponseFaults.models(input)
    case .layout: LayoutFaults.find(input, &mutator)
    case .text: TextFaults.find(input, &mutator)
    case .keys: KeyFaults.find(input, &mutator)
    case .settings: SettingsFaults.settings(input, &mutator)
    case .themes: SettingsFaults.theme(input, in: world)
    case .query: await QueryFaults.find(input, in: world)
    case .imports: ImportFaults.file(input, &mutator, in: world)
    case .archives: ImportFaults.archive(input, in: world)
    case .databases: ImportFaults.database(input, in: world)
    }
  }

  /// Runs inputs one after the other.
  /// - Returns: the first fault and its number; nil: none was found.
  package static func firstFault(
    _ target: FuzzTarget, inputs: Range<UInt64>, seed: UInt64, in world: FuzzWorld
  ) async -> (number: UInt64, fault: String)? {
    for number in inputs {
      var mutator = Mutator(seed: seed, number: number)
      let input = target.input(&mutator)
      if let fault = await target.fault(input, &mutator, in: world) { return (number, fault) }
    }
    return nil
  }
}
