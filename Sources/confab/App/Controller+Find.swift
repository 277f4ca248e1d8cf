import Chat
import ChatUI

/// Looks for things in open conversations, away from the loop.
extension Controller {
  func run(_ effect: FindEffect) {}

  func loadOutline(of id: ConversationID) {}
}
