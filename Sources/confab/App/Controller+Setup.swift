import Chat
import ChatUI

/// The first key, or a server without one.
extension Controller {
  func run(_ effect: SetupEffect) async {}
}
