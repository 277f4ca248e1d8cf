import ChatUI

/// Themes: asked for on the loop's queue, read on another.
extension Controller {
  func loadThemes() {
    Task(executorPreference: executor) { [themes = parts.themes] in await themes.list() }
  }

  /// Takes the place of the one before it, if that has not been read yet.
  func previewTheme(_ name: String) {
    themePreview?.cancel()
    themePreview = Task(executorPreference: executor) { [themes = parts.themes] in
      await themes.preview(name)
    }
  }

  func keepTheme(_ name: String) {
    themePreview?.cancel()
    Task(executorPreference: executor) { [themes = parts.themes] in await themes.keep(name) }
  }

  func backgroundIs(dark isDark: Bool) {
    Task(executorPreference: executor) { [themes = parts.themes] in
      await themes.backgroundIs(dark: isDark)
    }
  }
}
