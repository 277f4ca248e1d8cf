import Chat
import ChatUI

/// The models of endpoints, and which endpoint a conversation is asked of.
extension Controller {
  func run(_ effect: ModelsEffect) async {
    switch effect {
    case .load: loadModels()
    case .useEndpoint, .setFavourite, .noteUsed: break
    }
  }

  private func loadModels() {
    Task(executorPreference: executor) { [service = parts.service, inbox] in
      do throws(Failure) {
        let list = try await service.models()
        inbox.send(.interface(.models(.list(list, endpoint: "", isCached: false))))
      } catch {
        inbox.send(.interface(.models(.failed(error, endpoint: ""))))
      }
    }
  }
}
