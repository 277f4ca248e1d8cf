import Chat
import Provider

/// What can be asked with a key, to find out whether it is one.
protocol KeyChecking: Sendable {
  func account() async throws(Failure) -> Account
  func models() async throws(Failure) -> [ModelInfo]
}

extension HTTPChatService: KeyChecking {}

/// What an endpoint says of a key. No quota is used: its account is asked for, and where there is no such
/// request its list of models.
enum KeyVerdict: Sendable {
  case good
  /// With the code and the request ID.
  case refused(String)
  /// The endpoint did not say: it could not be reached, or is in trouble itself.
  case unknown(String)

  init(of service: any KeyChecking) async {
    do throws(Failure) {
      _ = try await service.account()
      self = .good
    } catch {
      guard [404, 405, 501].contains(error.status) else {
        self = Self.verdict(error)
        return
      }
      do throws(Failure) {
        _ = try await service.models()
        self = .good
      } catch {
        self = Self.verdict(error)
      }
    }
  }

  private static func verdict(_ failure: Failure) -> KeyVerdict {
    let words = [
      FailureNames(failure).title, failure.message,
      failure.requestID.map { "request ID \($0)" } ?? "",
    ].filter { !$0.isEmpty }.joined(separator: " · ")
    return switch failure.status {
    case 401, 403: .refused("The key was not accepted: \(words)")
    // The key is known: what is missing is credit.
    case 402: .good
    default:
      .unknown("The endpoint could not be asked: \(words.hasSuffix(".") ? words : words + ".")")
    }
  }
}
