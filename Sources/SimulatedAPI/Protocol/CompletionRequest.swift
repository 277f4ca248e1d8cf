/// What a body sent to `chat/completions` asks for: the fields that the server acts on, checked.
struct CompletionRequest: Hashable, Sendable {
  struct Turn: Hashable, Sendable {
    var role: String
    var text: String
  }

  /// Why a body is no request; becomes a 400.
  struct Invalid: Error, Hashable {
    var message: String
    /// The field that is missing or wrong.
    var parameter: String?
  }

  var model: String
  var turns: [Turn]
  /// The API's default is a stream, unlike OpenAI's.
  var isStream: Bool

  /// What the user said, oldest first.
  var prompts: [String] { turns.filter { $0.role == "user" }.map(\.text) }

  init(model: String, turns: [Turn], isStream: Bool) {
    self.model = model
    self.turns = turns
    self.isStream = isStream
  }

  init(body: [UInt8]) throws(Invalid) {
    let json: JSON
    do { json = try JSONParser.parse(body) } catch {
      throw Invalid(message: "Malformed JSON at byte \(error.offset): \(error.reason).")
    }
    guard case .object = json else { throw Invalid(message: "The body must be a JSON object.") }
    guard let model = json["model"]?.text, !model.isEmpty else {
      throw Invalid(message: "Missing required field: model.", parameter: "model")
    }
    guard let messages = json["messages"]?.elements, !messages.isEmpty else {
      throw Invalid(message: "Missing required field: messages.", parameter: "messages")
    }
    var turns: [Turn] = []
    for (index, message) in messages.enumerated() {
      guard let role = message["role"]?.text else {
        throw Invalid(
          message: "Missing required field: messages.\(index).role.",
          parameter: "messages.\(index).role")
      }
      turns.append(Turn(role: role, text: Self.text(of: message["content"])))
    }
    switch json["stream"] {
    case nil, .null, .bool(true): isStream = true
    case .bool(false): isStream = false
    default: throw Invalid(message: "stream must be true or false.", parameter: "stream")
    }
    self.model = model
    self.turns = turns
  }

  /// Content is a string, or parts of which the texts count.
  private static func text(of content: JSON?) -> String {
    if let text = content?.text { return text }
    return (content?.elements ?? []).compactMap { $0["text"]?.text }.joined(separator: "\n")
  }
}
