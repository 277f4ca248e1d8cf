import Chat
import ChatUI

/// The configuration and the themes while the program runs.
extension Controller {
  func run(_ effect: SettingsEffect) async {}
}
