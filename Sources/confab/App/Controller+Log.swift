import Chat
import ChatUI

/// Conversations as a whole: names, tags, the trash, files.
extension Controller {
  func run(_ effect: LogEffect) {}
}
