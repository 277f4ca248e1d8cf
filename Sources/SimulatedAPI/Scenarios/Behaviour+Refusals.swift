/// Behaviours that answer with a status instead of a stream.
extension Behaviour {
  /// A header whose value may depend on the date.
  enum Header: Sendable {
    case fixed(String, String)
    /// An HTTP date so many seconds from now.
    case date(String, afterSeconds: Int)
    /// Milliseconds since 1970, so many seconds from now.
    case epochMilliseconds(String, afterSeconds: Int)

    func resolved(now: Int) -> Response.Header {
      switch self {
      case .fixed(let name, let value): return Response.Header(name: name, value: value)
      case .date(let name, let seconds):
        // Whole seconds only: rounded up, so that a client never comes too early.
        let moment = Timestamp(seconds: (now + 999) / 1000 + seconds)
        return Response.Header(name: name, value: moment.httpDate)
      case .epochMilliseconds(let name, let seconds):
        return Response.Header(name: name, value: String(now + seconds * 1000))
      }
    }
  }

  /// An error in the documented shape: `error.code`, `.message`, `.metadata`.
  static func refusing(
    _ status: Int, _ message: String, parameter: String? = nil, headers: [Header] = []
  ) -> Behaviour {
    Behaviour { exchange in
      var response = Response.error(
        status, message, parameter: parameter, requestID: exchange.requestID)
      response.headers = headers.map { $0.resolved(now: exchange.now) }
      return .response(response)
    }
  }

  /// An error in a shape of its own.
  static func refusing(
    _ status: Int, headers: [Header] = [], json: @escaping @Sendable (Exchange) -> JSON
  ) -> Behaviour {
    Behaviour { exchange in
      var response = Response.json(json(exchange), status: status)
      response.headers = headers.map { $0.resolved(now: exchange.now) }
      return .response(response)
    }
  }

  /// A body that is no JSON.
  static func refusing(
    _ status: Int, contentType: String, headers: [Header] = [], body: String
  ) -> Behaviour {
    Behaviour { exchange in
      .response(
        Response(
          status: status, headers: headers.map { $0.resolved(now: exchange.now) },
          contentType: contentType, body: body))
    }
  }
}
