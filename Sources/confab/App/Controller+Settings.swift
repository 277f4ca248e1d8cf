import Chat
import ChatUI

/// The configuration and the themes while the program runs.
extension Controller {
  func run(_ effect: SettingsEffect) async {
    switch effect {
    case .loadThemes: loadThemes()
    case .previewTheme(let name): previewTheme(name)
    case .keepTheme(let name): keepTheme(name)
    case .editConfiguration: break
    }
  }
}
