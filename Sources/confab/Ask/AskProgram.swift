import Chat
import ChatUI
import Curses
import Glibc
import Settings
import TUI

/// `confab ask` from its start to its exit status: the chat's own settings, session, retries and log, with
/// one prompt and without a screen.
struct AskProgram {
  let request: AskRequest
  let options: Options
  let isDemo: Bool
  let executor: QueueExecutor

  func run() async -> ExitStatus {
    let inbox = Inbox()
    let prepared = prepare(inbox)
    let written = AskWriting(request).read()
    let input = written.input
    let place: AskConversation.Place
    do throws(AskConversation.Problem) {
      place = try await AskConversation(
        request: request, choosesModel: options.model != nil,
        choosesEndpoint: options.endpoint ?? options.baseURL != nil || isDemo, prepared: prepared
      ).find(for: input)
    } catch {
      written.refuse(error.text, error.status)
    }
    let session = prepared.parts.session(place.stored, place.connection.backend)
    for command in place.commands { session.perform(command) }
    let formatter = AskFormatter(form(prepared))
    let output = AskOutput(hasState: !prepared.isLinear && !isDumb)
    for problem in prepared.setup.welcome where !request.isQuiet {
      await output.say("confab ask: \(problem)")
    }
    if let signals = CaughtSignals.watch() {
      Task(executorPreference: executor) {
        for await number in signals { inbox.send(.line(.signal(number))) }
      }
    }
    if request.form == .jsonLines {
      _ = await output.write(
        AskEvents.start(
          place.stored.conversation.id, endpoint: place.connection.facts.name, model: place.model))
    }
    var loop = AskLoop(
      session: session, output: output, inbox: inbox, time: prepared.parts.time,
      executor: executor, formatter: formatter, streams: streams,
      isQuiet: request.isQuiet)
    let outcome = await loop.run(input.prompt)
    if outcome.turn.prompt != nil, request.keepsLog, outcome.turn.logFailure == nil {
      written.isKept()
    }
    return await AskReport(
      request: request, prepared: prepared, place: place, outcome: outcome, output: output,
      isKept: request.keepsLog && outcome.turn.logFailure == nil, streams: streams
    ).write(&loop.formatter)
  }

  /// What is wrong with the settings or the key is said before anything is read or written.
  private func prepare(_ inbox: Inbox) -> StartUp.Prepared {
    let prepared: StartUp.Prepared
    do {
      prepared = try StartUp(
        options: options, isDemo: isDemo, executor: executor, keepsLog: request.keepsLog
      ).prepare(inbox: inbox)
    } catch let refusal as StartUp.Refusal {
      fail("confab ask: \(Sanitizer.display(refusal.text))", .refused)
    } catch {
      fail("confab ask: \(error)", .failure)
    }
    if let problem = prepared.endpoints.keyAdvice {
      fail("confab ask: \(Sanitizer.display(problem))", .keyMissing)
    }
    return prepared
  }

  private var streams: Bool {
    if case .answer(_, let streams) = request.form { streams } else { true }
  }

  private var isDumb: Bool {
    ["", "dumb"].contains(ProcessEnvironment.variables()["TERM"] ?? "")
  }

  /// Columns of a rendered answer that goes to no terminal.
  private static let columns = 80

  private func form(_ prepared: StartUp.Prepared) -> AskFormatter.Form {
    switch request.form {
    case .json: return .json
    case .jsonLines: return .jsonLines
    case .code(let number): return .code(number)
    case .answer(isPlain: true, _): return .source
    case .answer(isPlain: false, _): break
    }
    let isColoured = options.color == "always"
    guard let columns = StandardOutput.columns ?? (isColoured ? Self.columns : nil) else {
      return .source
    }
    if prepared.isLinear || isDumb && !isColoured { return .lines }
    let environment = ProcessEnvironment.variables()
    let count =
      switch prepared.terminal.colors {
      case .never: 0
      case .always: max(256, colors(environment))
      case .auto: colors(environment)
      }
    return .rendered(
      columns: columns, theme: prepared.setup.theme.fitted(to: count, plain: .mono),
      hasStyle: true)
  }

  private func colors(_ environment: [String: String]) -> Int {
    ColorCount.guess(term: environment["TERM"], colorTerm: environment["COLORTERM"])
  }
}
