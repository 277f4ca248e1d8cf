import Chat
import ChatUI
import Settings
import TUI

/// Finds what the prompt belongs to: a conversation, new or of the log, with whom is asked, which model and
/// what is sent along.
struct AskConversation {
  struct Place {
    var stored: StoredConversation
    var connection: Connection
    var model: ModelID
    /// What the session is told before the prompt.
    var commands: [SessionCommand]
  }

  struct Problem: Error {
    let text: String
    let status: ExitStatus
  }

  let request: AskRequest
  /// The command line names a model.
  let choosesModel: Bool
  /// The command line says whom to ask.
  let choosesEndpoint: Bool
  let prepared: StartUp.Prepared

  private var store: OpeningStore { prepared.parts.store }
  private var endpoints: StartUp.Endpoints { prepared.endpoints }

  func find(for input: AskInput) async throws(Problem) -> Place {
    let preset = try preset()
    let earlier = try await earlier()
    let connection = try connection(for: earlier?.conversation)
    do throws(KeyProblem) { try await connection.ready() } catch {
      throw Problem(text: error.text, status: .keyMissing)
    }
    let model = try await model(at: connection, earlier?.conversation, preset)
    try await check(input, after: earlier, at: connection, model)
    try await keep(input)
    if request.keepsLog { await noteUse(of: model, at: connection) }
    let options = try options(over: earlier?.conversation.options ?? RequestOptions(), preset)
    guard let earlier else {
      return Place(
        stored: new(input, model, options, preset, at: connection), connection: connection,
        model: model, commands: [])
    }
    var commands: [SessionCommand] = []
    let conversation = earlier.conversation
    if conversation.endpoint != connection.facts.name {
      commands.append(.useBackend(connection.backend, model))
    } else if conversation.model != model {
      commands.append(.useModel(model))
    }
    if options != conversation.options || preset != nil {
      let name = preset?.name ?? conversation.preset
      commands.append(.change(.options(options, preset: name)))
    }
    return Place(stored: earlier, connection: connection, model: model, commands: commands)
  }

  private func new(
    _ input: AskInput, _ model: ModelID, _ options: RequestOptions, _ preset: Preset?,
    at connection: Connection
  ) -> StoredConversation {
    var identifiers = IdentifierSource(random: prepared.parts.random)
    let now = prepared.parts.time.wallNow
    var conversation = Conversation(
      id: identifiers.conversation(at: now), model: model, createdAt: now, updatedAt: now)
    conversation.title = input.title ?? ""
    conversation.options = options
    conversation.preset = preset?.name
    return StoredConversation(conversation: conversation, messages: [])
  }

  /// nil: a new one.
  private func earlier() async throws(Problem) -> StoredConversation? {
    guard let name = request.conversation else { return nil }
    do throws(StoreError) {
      let id: ConversationID?
      if name == "last" {
        id = try await store.lastConversation()?.id
      } else {
        id = ConversationID(rawValue: name)
      }
      if let id, let stored = try await store.load(id, newest: Controller.pageLength) {
        return stored
      }
    } catch {
      throw Problem(text: error.text, status: .failure)
    }
    throw Problem(
      text: name == "last"
        ? "there is no conversation in the log yet that could go on"
        : "there is no conversation “\(Sanitizer.display(name, oneLine: true))” in the log: confab "
          + "logs list shows their IDs", status: .refused)
  }

  private func preset() throws(Problem) -> Preset? {
    guard let name = request.preset else { return nil }
    let presets = prepared.setup.preferences.presets
    if let preset = presets.first(where: { $0.name == name })
      ?? presets.first(where: { $0.name.lowercased() == name.lowercased() })
    {
      return preset
    }
    let suggestion =
      Spelling.suggestion(for: name, among: presets.map(\.name))
      ?? "[presets.NAME] in the configuration makes one"
    throw Problem(
      text: "there is no preset “\(Sanitizer.display(name, oneLine: true))”: \(suggestion)",
      status: .refused)
  }

  private func connection(for conversation: Conversation?) throws(Problem) -> Connection {
    guard !choosesEndpoint, let name = conversation?.endpoint else { return endpoints.connection }
    var directory = endpoints.directory
    do throws(EndpointProblem) {
      return try directory.connection(to: name)
    } catch {
      let isKey = if case .key = error { true } else { false }
      throw Problem(
        text: "the conversation is with \(name), which cannot be asked: \(error.text)",
        status: isKey ? .keyMissing : .refused)
    }
  }

  private func model(
    at connection: Connection, _ conversation: Conversation?, _ preset: Preset?
  ) async throws(Problem) -> ModelID {
    let isOther = connection.facts.name != endpoints.connection.facts.name
    let usual = isOther ? connection.model : endpoints.model
    let known = choosesModel ? usual : preset?.model ?? conversation?.model ?? usual
    if !known.rawValue.isEmpty { return known }
    if let first = await endpoints.library.list(of: connection)?.models.first { return first.id }
    do throws(Failure) {
      if let first = try await connection.backend.service.models().first { return first.id }
    } catch {
      throw Problem(
        text: "\(connection.facts.name) gave no list of models "
          + "(\(FailureNames(error).title)): name one with --model",
        status: ExitStatus(AskEnding(error)))
    }
    throw Problem(
      text: "\(connection.facts.name) lists no models: name one with --model", status: .refused)
  }

  private func options(
    over own: RequestOptions, _ preset: Preset?
  ) throws(Problem) -> RequestOptions {
    var options = preset.map { $0.options.over(own) } ?? own
    if let system = request.system { options.systemPrompt = system }
    for parameter in request.parameters {
      do throws(ParameterProblem) { try options.set(parameter.name, to: parameter.value) } catch {
        throw Problem(text: error.text, status: .usage)
      }
    }
    return options
  }

  /// Bytes of text from which on an endpoint is asked for its models, where their contexts are not known.
  private static let large = 64_000

  private func check(
    _ input: AskInput, after earlier: StoredConversation?, at connection: Connection,
    _ model: ModelID
  ) async throws(Problem) {
    guard !request.isForced, input.textBytes >= Self.large else { return }
    let kept = await endpoints.library.list(of: connection)?.models
    var models = kept ?? []
    if kept == nil { models = (try? await connection.backend.service.models()) ?? [] }
    let budget = AskBudget(
      bytes: input.textBytes, earlier: earlier?.page.messages ?? [],
      context: models.first { $0.id == model }?.contextLength)
    if let refusal = budget.refusal(model: model) {
      throw Problem(text: refusal, status: .tooLong)
    }
  }

  /// The log has what the prompt refers to before the prompt.
  private func keep(_ input: AskInput) async throws(Problem) {
    for file in input.files {
      do throws(StoreError) { try await store.save(file.attachment) } catch {
        throw Problem(
          text: "\(file.attachment.name) was not attached: \(error.whyNotKept)", status: .failure)
      }
    }
  }

  private func noteUse(of model: ModelID, at connection: Connection) async {
    let now = prepared.parts.time.wallNow
    _ = await endpoints.library.change(model, of: connection.facts.name) { $0.usedAt = now }
  }
}
