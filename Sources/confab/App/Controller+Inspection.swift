import Chat
import ChatUI

/// What was sent and received.
extension Controller {
  func run(_ effect: InspectionEffect) {}
}
