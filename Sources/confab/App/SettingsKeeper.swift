import ChatUI
import Dispatch
import Settings

/// The configuration while the program runs: reads the file again when it changes, and tells what
/// became of it. It reads files, so it runs on a queue of its own. A file that is broken changes
/// nothing: what it said before still holds.
actor SettingsKeeper {
  private static let executor = QueueExecutor(DispatchQueue(label: "confab.settings"))

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    Self.executor.asUnownedSerialExecutor()
  }

  nonisolated let places: Places
  private let environment: [String: String]
  private let inbox: Inbox
  /// What holds, and what was wrong with the file then.
  private var settings: Settings
  private var problems: [String]
  private var watch: DirectoryWatch?

  init(
    places: Places, environment: [String: String], settings: Settings, problems: [String],
    inbox: Inbox
  ) {
    self.places = places
    self.environment = environment
    self.settings = settings
    self.problems = problems
    self.inbox = inbox
  }

  /// After the first frame, which waits for nothing here.
  /// - Parameters:
  ///   - themesChanged: is called when a file of a theme has changed.
  ///   - use: takes settings that hold from now on.
  func begin(
    themesChanged: @escaping @Sendable () async -> Void,
    use: @escaping @Sendable (Settings) async -> Void
  ) async {
    // Where a link stands in its place, both the link and what it leads to may change.
    let file = ConfigurationFile.absolute(places.configFile)
    let files = Set([file, ConfigurationFile.resolved(file)])
    let themes = places.themeDirectories
    let watch = DirectoryWatch(Set(files.map(ConfigurationFile.directory(of:)) + themes).sorted()) {
      [weak self] paths in
      Task(executorPreference: Self.executor) {
        // A directory that came or went is named itself: what is in it may have changed.
        if paths.contains(where: { path in
          files.contains { path == $0 || path == ConfigurationFile.directory(of: $0) }
        }) {
          await self?.reload(use)
        }
        if paths.contains(where: { path in
          themes.contains { path == $0 || path.hasPrefix($0 + "/") }
        }) {
          await themesChanged()
        }
      }
    }
    self.watch = watch
    await watch.begin()
    // What was changed between the start and now was not seen by anybody.
    await reload(use)
  }

  /// Reads the file again; what has not changed is not told.
  private func reload(_ use: @Sendable (Settings) async -> Void) async {
    let reader = SettingsReader(places)
    guard !reader.isBroken else {
      let texts = reader.problems.map { problem in
        var problem = problem
        problem.suggestion = "what it said before still holds"
        return problem.shortText
      }
      if texts != problems { send(.unreadable(texts)) }
      problems = texts
      return
    }
    let texts = reader.problems.map(\.shortText)
    guard reader.settings != settings || texts != problems else { return }
    let atNextStart = reader.settings.restartNames(since: settings)
    let isWorthSaying = !reader.settings.isSame(as: settings) || texts != problems
    (settings, problems) = (reader.settings, texts)
    await use(settings)
    guard isWorthSaying else { return }
    send(.preferences(settings.preferences, problems: texts, atNextStart: atNextStart))
  }

  /// Looks at the file and at what it names.
  func check() {
    let check = SettingsCheck(places: places, environment: environment)
    send(.checked(problems: check.problems.map(\.shortText)))
  }

  /// Makes the file when it is not there, to be edited.
  /// - Returns: why it could not be made; nil: it is there.
  func make() -> String? {
    do throws(NewFile.Problem) {
      try ConfigurationFile.make(at: places.configFile)
      return nil
    } catch {
      return "\(places.configFile): \(error.reason)"
    }
  }

  private func send(_ event: SettingsEvent) { inbox.send(.interface(.settings(event))) }
}

extension Settings {
  /// Beside the themes: another one is seen, and one that was chosen on the screen was told there.
  fileprivate func isSame(as other: Settings) -> Bool {
    var like = self
    (like.theme, like.themeDark, like.themeLight) = (
      other.theme, other.themeDark, other.themeLight
    )
    return like == other
  }

  /// What is made once, at the start: the names of what another start would change.
  fileprivate func restartNames(since before: Settings) -> [String] {
    [
      (endpoints != before.endpoints, "endpoints"), (endpoint != before.endpoint, "endpoint"),
      (model != before.model, "model"), (timeouts != before.timeouts, "timeouts"),
      (backgroundSeconds != before.backgroundSeconds, "background_seconds"),
      (trashDays != before.trashDays, "trash_days"),
    ].filter(\.0).map(\.1)
  }
}
