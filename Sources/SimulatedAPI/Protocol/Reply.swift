/// What the server does about one request.
enum Reply: Hashable, Sendable {
  /// A whole response at once.
  case response(Response)
  /// An event stream, or the same answer as one JSON body for a client that asked for no stream.
  case answer(Script)
  /// The connection closes before a response begins.
  case close
  /// The connection stays open, and nothing comes.
  case silence
}

/// A response whose body is known wholly.
struct Response: Hashable, Sendable {
  struct Header: Hashable, Sendable {
    var name: String
    var value: String
  }

  var status: Int
  var headers: [Header] = []
  var contentType = "application/json"
  var body = ""
  /// How long the server thinks before it answers, at the believable pace.
  var delay = Response.quick

  /// Milliseconds that a refusal takes: long enough to be seen, not to be waited for.
  static let quick = 120.0

  static func json(_ json: JSON, status: Int = 200) -> Response {
    Response(status: status, body: json.encoded)
  }

  /// The documented shape of an error.
  static func error(
    _ status: Int, _ message: String, parameter: String? = nil, requestID: String
  ) -> Response {
    var members: [JSON.Member] = [
      .init(name: "code", value: .integer(status)),
      .init(name: "message", value: .string(message)),
    ]
    if let parameter { members.append(.init(name: "param", value: .string(parameter))) }
    members.append(.init(name: "metadata", value: ["request_id": .string(requestID)]))
    return json(["error": .object(members)], status: status)
  }
}
