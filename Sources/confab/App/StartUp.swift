import Chat
import ChatUI
import Curses
import Logging
import Provider
import Settings
import SimulatedAPI
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
    var setup: ModelSetup
    let terminal: Terminal.Options
    let conversation: Resolution.ConversationChoice?
    /// Seconds that an answer may go on after the terminal is gone.
    let backgroundSeconds: Double
    let log: Logger
  }

  /// The demo's model: a tour of the program.
  private static let demoModel = ModelID(rawValue: "demo/tour")

  private let options: Options
  private let isDemo: Bool
  private let executor: QueueExecutor

  init(options: Options, isDemo: Bool, executor: QueueExecutor) {
    self.options = options
    self.isDemo = isDemo
    self.executor = executor
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
    let server = try server(resolution, environment, places)
    var themes = ThemeSelection(library: ThemeLibrary(directories: places.themeDirectories))
    (themes.dark, themes.light) = (settings.themeDark, settings.themeLight)
    themes.isDark = environment["COLORFGBG"].flatMap { BackgroundQuery.isDark(colorfgbg: $0) }
    let (theme, themeProblems) = themes.theme(named: resolution.theme)
    let time = MachineTime(executor: executor)

    let configuration = ProviderConfiguration(
      baseURL: server.baseURL, key: server.key?.key.secret,
      timeouts: ProviderConfiguration.Timeouts(
        connect: settings.timeouts.connect, firstByte: settings.timeouts.firstByte,
        idle: settings.timeouts.idle),
      environment: environment, version: Confab.version)
    let store = OpeningStore(path: isDemo ? places.demoDatabase : places.database) {
      inbox.send(.interface(.logUpdating($0)))
    } failed: {
      // The status bar goes on to say it when the notice is gone.
      inbox.send(.interface(.session(.storeFailed($0))))
      inbox.send(.interface(.notice($0.text, isWarning: true)))
    }
    let gate = RequestGate(
      endpoint: RequestGate.endpointKey(
        origin: server.baseURL.origin, keyOrigin: server.key?.origin.text),
      ledger: store, time: time, executor: executor)
    let parts = Parts(
      service: HTTPChatService(configuration: configuration, time: time), store: store,
      time: time, random: SystemRandom(), executor: executor, limits: settings.retry,
      defaults: settings.preferences.requestDefaults,
      settings: SettingsKeeper(
        places: places, environment: environment, settings: settings,
        problems: reader.problems.map(\.shortText), inbox: inbox), gate: gate,
      themes: ThemeKeeper(
        selection: themes, chosen: resolution.theme, shown: theme, configFile: places.configFile,
        override: Self.themeOverride(options, environment), inbox: inbox))
    var setup = ModelSetup(
      theme: theme, model: server.model, endpointName: server.name,
      endpoint: server.baseURL.endpoint, keyOrigin: server.key?.origin.text,
      version: Confab.version, isDemo: isDemo,
      overSSH: environment["SSH_CONNECTION"]?.isEmpty == false,
      welcome: (reader.problems + themeProblems).map(\.text))
    setup.preferences = settings.preferences
    setup.configuration = ConfigurationFacts(
      path: places.configFile, problems: reader.problems.map(\.shortText))
    return Prepared(
      parts: parts, setup: setup,
      terminal: Terminal.Options(
        colors: Self.colorMode(resolution.color), errorLog: places.dataDirectory + "/confab.log",
        term: environment["TERM"]),
      conversation: resolution.conversation, backgroundSeconds: settings.backgroundSeconds,
      log: Logger(label: "confab") { StreamLogHandler.standardError(label: $0) })
  }

  /// Which server is asked, as whom.
  private struct Server {
    let name: String
    let baseURL: BaseURL
    let key: KeyReader.Found?
    /// Empty: the first one that the server lists.
    let model: ModelID
  }

  private func server(
    _ resolution: Resolution, _ environment: [String: String], _ places: Places
  ) throws -> Server {
    guard !isDemo else { return try demoServer(resolution) }
    let endpoint = resolution.endpoint
    let baseURL: BaseURL
    do throws(BaseURL.Invalid) {
      baseURL = try BaseURL(endpoint.baseURL)
    } catch {
      throw Refusal(text: error.text)
    }
    do throws(KeyProblem) {
      let key = try KeyReader(environment: environment, places: places).key(for: endpoint)
      return Server(
        name: endpoint.name, baseURL: baseURL, key: key,
        model: resolution.model ?? ModelID(rawValue: ""))
    } catch {
      throw Refusal(text: error.text)
    }
  }

  private func demoServer(_ resolution: Resolution) throws -> Server {
    do {
      let server = try SimulatedServer.start(seed: SystemRandom().seed())
      let chosen = resolution.model.flatMap { $0.rawValue.hasPrefix("demo/") ? $0 : nil }
      return Server(
        name: "demo", baseURL: try BaseURL(server.baseURL), key: nil,
        model: chosen ?? Self.demoModel)
    } catch {
      throw Refusal(text: "the demo's server cannot start: \(error)")
    }
  }

  /// What stands before the configuration, as the user would look for it.
  private static func themeOverride(
    _ options: Options, _ environment: [String: String]
  ) -> String? {
    if options.theme != nil { return "--theme" }
    return Options(environment: environment).theme == nil ? nil : "CONFAB_THEME"
  }

  private static func colorMode(_ color: Resolution.Color) -> Terminal.ColorMode {
    switch color {
    case .auto: .auto
    case .always: .always
    case .never: .never
    }
  }
}
