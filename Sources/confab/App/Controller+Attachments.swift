import Chat
import ChatUI

/// Files that go along with prompts.
extension Controller {
  func run(_ effect: AttachmentEffect) {}
}
