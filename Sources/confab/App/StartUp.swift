import Chat
import ChatUI
import Curses
import Logging
import Provider
import Settings
import TUI

/// From the command line, the environment and the configuration to everything that a chat needs.
/// Nothing here waits for the network or the log: the first frame comes before both.
struct StartUp {
  /// Why Confab cannot start as it was asked to: what is wrong, and what to do.
  struct Refusal: Error {
    let text: String
  }

  struct Prepared {
    let parts: Parts
    let endpoints: Endpoints
    var setup: ModelSetup
    let terminal: Terminal.Options
    /// Lines instead of a full screen.
    let isLinear: Bool
    let conversation: Resolution.ConversationChoice?
    /// Seconds that an answer may go on after the terminal is gone.
    let backgroundSeconds: Double
    let log: Logger
  }

  /// Who can be asked, and who is at first.
  struct Endpoints {
    let directory: EndpointDirectory
    let connection: Connection
    /// Empty: the first one that it lists.
    let model: ModelID
    let library: ModelLibrary
    /// Why it cannot be asked yet: there is no key. The screen opens all the same, and asks for one.
    var keyProblem: String?
    /// The same with the ways to give one.
    var keyAdvice: String?
  }

  private let options: Options
  private let isDemo: Bool
  private let executor: QueueExecutor
  /// Else the log is in memory, and nothing is written.
  private let keepsLog: Bool

  init(options: Options, isDemo: Bool, executor: QueueExecutor, keepsLog: Bool = true) {
    self.options = options
    self.isDemo = isDemo
    self.executor = executor
    self.keepsLog = keepsLog
  }

  func prepare(inbox: Inbox) throws -> Prepared {
    let environment = ProcessEnvironment.variables()
    let places: Places
    let reader: SettingsReader
    let resolution: Resolution
    do throws(SettingsProblem) {
      places = try Places(
        options: options, environment: environment, executable: Places.executable())
      reader = SettingsReader(places)
      resolution = try Resolution(
        options: options, environment: environment, settings: reader.settings)
    } catch {
      throw Refusal(text: error.text)
    }
    let settings = reader.settings
    var themes = ThemeSelection(library: ThemeLibrary(directories: places.themeDirectories))
    (themes.dark, themes.light) = (settings.themeDark, settings.themeLight)
    themes.isDark = environment["COLORFGBG"].flatMap { BackgroundQuery.isDark(colorfgbg: $0) }
    let (theme, themeProblems) = themes.theme(named: resolution.theme)
    let time = MachineTime(executor: executor)
    let store = OpeningStore(
      path: keepsLog ? isDemo ? places.demoDatabase : places.database : nil,
      trashBefore: settings.trashDays > 0
        ? WallTime(seconds: time.wallNow.seconds - Double(settings.trashDays) * 86_400) : nil,
      time: time, reports: Self.reports(to: inbox)
    ) {
      inbox.send(
        .interface(.notice("the log was updated; as it was before: \($0)", isWarning: false)))
    } updating: {
      inbox.send(.interface(.logUpdating($0)))
    }
    let connector = Connector(
      environment: environment, places: places, timeouts: settings.timeouts, ledger: store,
      attachments: AttachmentSource(executor: Controller.attachments) {
        hash throws(StoreError) in try await store.attachment(hash)
      },
      time: time, executor: executor)
    let endpoints = try endpoints(
      resolution, EndpointDirectory(connector, endpoints: settings.endpoints),
      ModelLibrary(places))
    let parts = Parts(
      places: places, store: store, time: time, random: SystemRandom(), executor: executor,
      limits: settings.retry, defaults: settings.preferences.requestDefaults,
      settings: SettingsKeeper(
        places: places, environment: environment, settings: settings,
        problems: reader.problems.map(\.shortText), inbox: inbox),
      themes: ThemeKeeper(
        selection: themes, chosen: resolution.theme, shown: theme, configFile: places.configFile,
        override: Self.themeOverride(options, environment), inbox: inbox))
    let facts = endpoints.connection.facts
    var setup = ModelSetup(
      theme: theme, model: endpoints.model, endpointName: facts.name, endpoint: facts.address,
      keyOrigin: facts.keyOrigin, version: Confab.version, isDemo: isDemo,
      overSSH: ["SSH_CONNECTION", "SSH_TTY"].contains { environment[$0]?.isEmpty == false },
      welcome: (reader.problems + themeProblems).map(\.text))
    setup.preferences = settings.preferences
    setup.configuration = ConfigurationFacts(
      path: places.configFile, problems: reader.problems.map(\.shortText))
    setup.keyProblem = endpoints.keyProblem
    setup.keyEndpoints = endpoints.directory.keyEndpoints
    return Prepared(
      parts: parts, endpoints: endpoints, setup: setup,
      terminal: Terminal.Options(
        colors: Self.colorMode(resolution.color), errorLog: places.dataDirectory + "/confab.log",
        term: environment["TERM"]),
      isLinear: resolution.linear, conversation: resolution.conversation,
      backgroundSeconds: settings.backgroundSeconds,
      log: Logger(label: "confab") { StreamLogHandler.standardError(label: $0) })
  }

  private static func reports(to inbox: Inbox) -> LogKeeper.Reports {
    LogKeeper.Reports {
      // The status bar goes on to say it when the notice is gone.
      inbox.send(.interface(.logClosed(true)))
      inbox.send(.interface(.notice($0.text, isWarning: true)))
    } recovered: {
      inbox.send(.interface(.logClosed(false)))
    }
  }

  /// Whom the program begins with. What is missing is said before the screen opens.
  private func endpoints(
    _ resolution: Resolution, _ directory: EndpointDirectory, _ library: ModelLibrary
  ) throws(Refusal) -> Endpoints {
    var directory = directory
    do throws(EndpointProblem) {
      guard isDemo else {
        let connection: Connection
        do throws(EndpointProblem) {
          connection = try directory.begin(with: resolution.endpoint)
        } catch .key(let problem) {
          let late = try directory.begin(with: resolution.endpoint, missing: problem)
          return Endpoints(
            directory: directory, connection: late, model: resolution.model ?? late.model,
            library: library, keyProblem: Self.words(problem),
            keyAdvice: EndpointProblem.key(problem).text)
        }
        return Endpoints(
          directory: directory, connection: connection,
          model: resolution.model ?? connection.model, library: library)
      }
      let connection = try directory.beginDemo()
      let chosen = resolution.model.flatMap { $0.rawValue.hasPrefix("demo/") ? $0 : nil }
      return Endpoints(
        directory: directory, connection: connection, model: chosen ?? connection.model,
        library: library)
    } catch {
      throw Refusal(text: error.text)
    }
  }

  /// What stands before the configuration, as the user would look for it.
  private static func themeOverride(
    _ options: Options, _ environment: [String: String]
  ) -> String? {
    if options.theme != nil { return "--theme" }
    return Options(environment: environment).theme == nil ? nil : "CONFAB_THEME"
  }

  /// The panel that asks for a key says itself how to give one.
  private static func words(_ problem: KeyProblem) -> String {
    if case .missing(let endpoint, _, _) = problem { return "No API key for \(endpoint)." }
    return EndpointProblem.key(problem).line
  }

  private static func colorMode(_ color: Resolution.Color) -> Terminal.ColorMode {
    switch color {
    case .auto: .auto
    case .always: .always
    case .never: .never
    }
  }
}
