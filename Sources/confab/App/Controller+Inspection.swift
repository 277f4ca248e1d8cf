import Chat
import ChatUI

/// What was sent and received.
extension Controller {
  func run(_ effect: InspectionEffect) {
    switch effect {
    case .load(let id):
      // Whichever endpoint was asked has it.
      Task(executorPreference: executor) { [services = directory.services, inbox] in
        var record: ExchangeRecord?
        for service in services where record == nil { record = await service.exchange(id) }
        inbox.send(.interface(.inspection(.exchange(id, record))))
      }
    }
  }
}
