import ChatUI
import Curses
import Dispatch
import Settings

/// The themes while the program runs: reads them, knows which one is chosen, keeps a choice in the
/// configuration. It reads and writes files, so it runs on a queue of its own; what it finds out goes
/// to the loop as events. It decides nothing about what is tried, or shown meanwhile.
actor ThemeKeeper {
  private static let executor = QueueExecutor(DispatchQueue(label: "confab.themes"))

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    Self.executor.asUnownedSerialExecutor()
  }

  private let inbox: Inbox
  private let configFile: ConfigFile
  /// `--theme` or `CONFAB_THEME`, when one of them stands before the configuration.
  private let override: String?
  private var selection: ThemeSelection
  private var chosen: String
  /// What the configuration said last: one that it does not keep holds until it says something else.
  private var configured: String
  /// What the screen shows, unless another one is tried.
  private var shown: Theme
  /// Themes that were read, as they can be shown here.
  private var read: [String: (theme: Theme, problems: [SettingsProblem])] = [:]
  private var terminal: Terminal?

  init(
    selection: ThemeSelection, chosen: String, shown: Theme, configFile: String,
    override: String?, inbox: Inbox
  ) {
    self.selection = selection
    self.chosen = chosen
    configured = chosen
    self.shown = shown
    self.configFile = ConfigFile(path: configFile)
    self.override = override
    self.inbox = inbox
  }

  /// After the first frame, which waits for nothing here.
  func begin(on terminal: Terminal) async {
    self.terminal = terminal
    selection.colors = terminal.colors
    shown = shown.fitted(to: terminal.colors, plain: .mono)
    await followBackground(chosen)
  }

  func list() {
    send(.themes(selection.choices(), chosen: chosen))
  }

  func preview(_ name: String) async {
    // The next key has selected another one.
    guard !Task.isCancelled else { return }
    await followBackground(name)
    let (theme, problems) = theme(named: name)
    send(.preview(name: name, theme, problems: problems.map(\.text)))
  }

  /// Uses a theme from now on, and writes it down.
  func keep(_ name: String) async {
    guard selection.has(name) else {
      let problem = theme(named: name).problems.first?.text ?? "there is no such theme"
      return inbox.send(.interface(.notice(problem, isWarning: true)))
    }
    await use(name)
    var text = "theme: \(name)"
    var isWarning = false
    do throws(ConfigFile.Problem) {
      try configFile.set("theme", to: name)
      configured = name
      text += " · kept in \(configFile.path)"
      if let override { text += ", but \(override) stands before it at the next start" }
    } catch {
      text += " for this run · \(configFile.path): \(error.reason)"
      isWarning = true
    }
    inbox.send(.interface(.notice(text, isWarning: isWarning)))
  }

  /// What the configuration says now.
  func configure(theme: String?, dark: String, light: String) async {
    let name = theme ?? ThemeLibrary.standard
    let isNew = name != configured
    guard isNew || (dark, light) != (selection.dark, selection.light) else { return }
    configured = name
    (selection.dark, selection.light) = (dark, light)
    read = [:]
    await use(isNew && override == nil ? name : chosen)
  }

  /// Files of themes were changed.
  func reload() {
    read = [:]
    show(chosen, again: false)
  }

  func backgroundIs(dark isDark: Bool) {
    guard selection.isDark != isDark else { return }
    selection.isDark = isDark
    read[ThemeSelection.automatic] = nil
    if chosen == ThemeSelection.automatic { show(chosen, again: false) }
  }

  private func use(_ name: String) async {
    chosen = name
    await followBackground(name)
    show(name, again: true)
  }

  /// - Parameter again: also when it is the one that is shown: another one may be tried on the screen.
  private func show(_ name: String, again: Bool) {
    let (theme, problems) = theme(named: name)
    guard again || theme != shown || !problems.isEmpty else { return }
    shown = theme
    send(.theme(theme, problems: problems.map(\.text)))
  }

  /// Asks only while the answer is of use.
  private func followBackground(_ name: String) async {
    let names = [name, chosen]
    await terminal?.followBackground(names.contains(ThemeSelection.automatic))
  }

  private func theme(named name: String) -> (theme: Theme, problems: [SettingsProblem]) {
    if let known = read[name] { return known }
    let found = selection.theme(named: name)
    read[name] = found
    return found
  }

  private func send(_ event: SettingsEvent) { inbox.send(.interface(.settings(event))) }
}
