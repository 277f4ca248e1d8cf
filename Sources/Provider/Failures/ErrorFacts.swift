import Chat

/// What an error's JSON says, gathered from all its levels: `error` inside `error`, JSON in strings,
/// a provider's own error in a gateway's. The outer word wins, except for messages, which are best
/// where they are most exact.
struct ErrorFacts {
  var message: String?
  var code: String?
  var parameter: String?
  var requestID: String?
  var balance: Double?
  var buyCreditsURL: String?
  var resetsAt: JSONValue?
  var limitScope: String?
  var upstreamStatus: Int?
  /// `error.metadata.headers`: the upstream's rate-limit headers.
  var headers: [ResponseHead.Header] = []
  var isHTML = false
  var edgeID: String?

  /// Levels of objects and of JSON in strings that are followed: the known shapes have four.
  private static let depthLimit = 8

  mutating func absorb(_ value: JSONValue) {
    message = absorb(value, depth: 0, isUpstream: false)
  }

  /// Takes the facts of one level and gives its message.
  private mutating func absorb(_ value: JSONValue, depth: Int, isUpstream: Bool) -> String? {
    guard depth < Self.depthLimit else { return nil }
    switch value {
    case .string(let text): return absorb(text: text, depth: depth, isUpstream: isUpstream)
    case .array(let elements):
      let messages = elements.prefix(3).compactMap {
        absorb($0, depth: depth + 1, isUpstream: isUpstream)
      }
      return messages.isEmpty ? nil : messages.joined(separator: "; ")
    case .object: return absorb(object: value, depth: depth, isUpstream: isUpstream)
    default: return nil
    }
  }

  private mutating func absorb(object: JSONValue, depth: Int, isUpstream: Bool) -> String? {
    absorbFields(object, isUpstream: isUpstream)
    let metadata = object["metadata"]
    let paths = [
      object["error"], object["data"]?["error"], object["detail"], object["errors"],
      object["value"]?["error_message"] ?? object["error_message"], object["responseBody"],
      object["cause"], object["message"], object["msg"],
    ]
    var message: String?
    for case .some(let next) in paths where message == nil {
      message = absorb(next, depth: depth + 1, isUpstream: isUpstream)
    }
    // A gateway's “Provider returned error” is explained by what the provider said.
    if let raw = metadata?.present("raw"),
      let said = absorb(raw, depth: depth + 1, isUpstream: true), said != message
    {
      let name = metadata?["provider_name"]?.nonEmptyString.map { "\($0): " } ?? ""
      message = [message, name + said].compactMap { $0 }.joined(separator: ": ")
    }
    return message
  }

  private mutating func absorbFields(_ object: JSONValue, isUpstream: Bool) {
    let metadata = object["metadata"]
    if let status = object["code"]?.count ?? object["status"]?.count, isUpstream,
      (400..<600).contains(status)
    {
      upstreamStatus = upstreamStatus ?? status
    }
    // `type` is the code of those who have none; an outer `"type":"error"` only says what this is.
    let label = object["code"]?.label ?? Self.identifier(object["type"])
    if let label, !isUpstream || Int(label) == nil { code = code ?? label }
    parameter = parameter ?? object["param"]?.nonEmptyString ?? object["parameter"]?.nonEmptyString
    requestID =
      requestID ?? object["request_id"]?.nonEmptyString ?? metadata?["request_id"]?.nonEmptyString
    balance = balance ?? object["current_balance"]?.number
    buyCreditsURL = buyCreditsURL ?? object["buy_credits_url"]?.nonEmptyString
    resetsAt = resetsAt ?? object.present("resets_at") ?? object.present("resetsAt")
    limitScope = limitScope ?? object["limit_scope"]?.nonEmptyString
    if headers.isEmpty, case .object(let members)? = metadata?["headers"] {
      headers = members.compactMap { member in
        member.value.label.map {
          ResponseHead.Header(name: member.key.lowercased(), value: $0)
        }
      }
    }
  }

  private static func identifier(_ type: JSONValue?) -> String? {
    guard let type = type?.nonEmptyString, type != "error" else { return nil }
    return type
  }

  /// A text, which can be JSON, or end with it: `… failed with status 404: {"error":…}`.
  private mutating func absorb(text: String, depth: Int, isUpstream: Bool) -> String? {
    let trimmed = ServerText.trimmed(text)
    guard !trimmed.isEmpty else { return nil }
    guard let brace = trimmed.firstIndex(of: "{") else { return trimmed }
    if brace == trimmed.startIndex {
      guard let value = JSONParser.parse(trimmed) else { return trimmed }
      return absorb(value, depth: depth + 1, isUpstream: isUpstream) ?? trimmed
    }
    let prefix = ServerText.trimmed(trimmed[..<brace])
    guard let value = JSONParser.parse(String(trimmed[brace...])),
      let inner = absorb(value, depth: depth + 1, isUpstream: true)
    else { return trimmed }
    return prefix.hasSuffix(":") ? "\(prefix) \(inner)" : "\(prefix): \(inner)"
  }
}
