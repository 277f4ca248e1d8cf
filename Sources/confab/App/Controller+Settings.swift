import Chat
import ChatUI
import Curses
import Settings

/// The configuration and the themes while the program runs.
extension Controller {
  func run(_ effect: SettingsEffect) async {
    switch effect {
    case .loadThemes: loadThemes()
    case .previewTheme(let name): previewTheme(name)
    case .keepTheme(let name): keepTheme(name)
    case .editConfiguration: editConfiguration()
    case .checkConfiguration:
      Task(executorPreference: executor) { [settings = parts.settings] in await settings.check() }
    }
  }

  /// From now on the configuration's file is read when it changes.
  func watchSettings() async {
    await parts.settings.begin { [themes = parts.themes] in
      await themes.reload()
    } use: { settings in
      await self.use(settings)
    }
  }

  /// What was changed holds from the next request on, in every conversation.
  private func use(_ settings: Settings) async {
    parts.limits = settings.retry
    parts.defaults = settings.preferences.requestDefaults
    replaceEndpoints(settings.endpoints)
    for session in open.values.map(\.session) {
      session.perform(.useLimits(parts.limits))
      session.perform(.useDefaults(parts.defaults))
    }
    await parts.themes.configure(
      theme: settings.theme, dark: settings.themeDark, light: settings.themeLight)
  }

  /// What is saved is seen by whoever watches the file.
  private func editConfiguration() {
    Task(executorPreference: executor) { [inbox, terminal, settings = parts.settings] in
      if let problem = await settings.make() {
        return inbox.send(.interface(.notice(problem, isWarning: true)))
      }
      let environment = ProcessEnvironment.variables()
      let editor = OutsideProgram.editor
      let path = settings.places.configFile
      let end = await terminal.run(editor.words(showing: path, environment: environment))
      if let problem = editor.problem(end, environment: environment) {
        inbox.send(.interface(.notice(problem, isWarning: true)))
      }
    }
  }
}
