import Chat
import ChatUI

/// What was sent and received.
extension Controller {
  func run(_ effect: InspectionEffect) {
    switch effect {
    case .load(let id):
      Task(executorPreference: executor) { [service = parts.service, inbox] in
        inbox.send(.interface(.inspection(.exchange(id, await service.exchange(id)))))
      }
    }
  }
}
