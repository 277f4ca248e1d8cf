import Chat
import ChatUI

extension Event {
  /// What the endpoint in use says.
  static func modelList(_ list: [ModelInfo]) -> Event {
    .models(.list(list, endpoint: "cline", .now))
  }

  static func modelsFailed(_ failure: Failure) -> Event {
    .models(.failed(failure, endpoint: "cline"))
  }
}
