import Chat
import NIOCore
import NIOHTTP1

/// Gets the JSON of a list or an account, following redirects; the key stays with its origin. Lives on
/// the event loop.
struct JSONFetcher: Sendable {
  /// What is fetched, as a message begins.
  let subject: String
  let configuration: ProviderConfiguration
  let client: NIOLoopBoundBox<ClientHolder>
  let network: NetworkFailure
  let now: WallTime

  /// Seconds for a response to begin, and between its bytes: nobody waits longer for a picker.
  private static let patience = 15.0

  /// The parsed body of a 2xx response; fails with a `Failure`.
  func fetch(
    _ url: String, withKey: Bool, redirects: Int = 0
  ) -> EventLoopFuture<JSONValue?> {
    let loop = client.eventLoop
    let promise = loop.makePromise(of: FetchHandler.Outcome.self)
    var timeouts = configuration.timeouts
    timeouts.firstByte = min(timeouts.firstByte, Self.patience)
    timeouts.idle = min(timeouts.idle, Self.patience)
    let exchange = Exchange(
      FetchHandler(promise, now: now, secret: configuration.key), on: loop, timeouts: timeouts,
      network: network)
    exchange.start { [configuration, client] in
      let headers = RequestHeaders.get(for: configuration, withKey: withKey)
      let request = try ClientFactory.request(url, method: .GET, headers: headers)
      return (try client.value.client(configuration), request)
    }
    return promise.futureResult.flatMap { outcome in
      switch outcome {
      case .body(let bytes):
        return loop.makeSucceededFuture(JSONParser.parse(bytes))
      case .redirect(let location):
        guard redirects < Redirection.limit,
          let target = Redirection(location: location, from: url)
        else {
          return loop.makeFailedFuture(
            Failure(origin: .http, message: "\(subject) is redirected to no good end."))
        }
        return fetch(
          target.url, withKey: withKey && target.origin == configuration.baseURL.origin,
          redirects: redirects + 1)
      }
    }
  }
}
