import Chat
import Yams

/// A session of aichat: a YAML file with the model and the messages.
enum AichatSession {
  /// Bytes of a file: more than anybody said in one session.
  static let sizeLimit = 1 << 26

  /// Whether a file that begins so may be one.
  static func mayBegin(_ head: String) -> Bool {
    let lines = head.split(separator: "\n", omittingEmptySubsequences: true)
    return lines.contains { $0.hasPrefix("model:") } && lines.contains { $0.hasPrefix("messages:") }
      || lines.first?.hasPrefix("model:") == true
  }

  /// - Parameter name: the file's, which is the session's.
  static func read(
    _ text: String, name: String, _ context: inout RecordContext
  ) throws(BadRecord) -> ImportedConversation? {
    let value = try value(text)
    guard let messages = value["messages"]?.array else {
      throw BadRecord("it is no session: it has no messages")
    }
    var tree = ImportedTree()
    tree.model = value["model"]?.nonEmptyString
    tree.title = title(name)
    tree.options.temperature = value["temperature"]?.number
    tree.options.topP = value["top_p"]?.number
    let all = (value["compressed_messages"]?.array ?? []) + messages
    OpenAIRecord.add(all.map(Self.flattened), to: &tree, &context)
    if tree.systemPrompt == nil { tree.systemPrompt = value["agent_instructions"]?.nonEmptyString }
    // Sessions of one name may be of several machines: what was said first tells them apart.
    var own = ContentName()
    own.add(name)
    own.add(tree.nodes.first?.name ?? "")
    return tree.conversation(
      named: own.text, format: ImportFormat.aichat.rawValue, fallback: context.fallback,
      place: context.place)
  }

  /// `20260131T140209-about-trains`, as sessions without a name are called: about trains.
  private static func title(_ name: String) -> String {
    let parts = name.split(separator: "-", maxSplits: 1)
    guard parts.count == 2, parts[0].utf8.count == 15, parts[0].dropFirst(8).first == "T",
      parts[0].allSatisfy({ $0.isNumber || $0 == "T" })
    else { return name }
    return parts[1].split(separator: "-").joined(separator: " ")
  }

  /// Calls of tools stand in the content, with what came back.
  private static func flattened(_ message: JSONValue) -> JSONValue {
    guard case .object(var members) = message,
      let results = message["content"]?["tool_results"]?.array
    else { return message }
    members.removeAll { $0.key == "content" || $0.key == "role" }
    let texts = results.map { result in
      let call = result["call"]
      let arguments = call?["arguments"]?.compactText ?? ""
      let output = result["output"]?.compactText ?? ""
      return "\(call?["name"]?.string ?? "tool"):\n\(Fence.around(arguments, language: "json"))\n\n"
        + "answered:\n\(Fence.around(output, language: "json"))"
    }
    members += [
      JSONValue.Member(key: "role", value: .string("assistant")),
      JSONValue.Member(key: "content", value: .string(message["content"]?["text"]?.string ?? "")),
      JSONValue.Member(key: "reasoning", value: .string(texts.joined(separator: "\n\n"))),
    ]
    return .object(members)
  }

  private static func value(_ text: String) throws(BadRecord) -> JSONValue {
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch {
      throw BadRecord("it is no YAML (\(Self.reason(error)))")
    }
    guard let node else { throw BadRecord("it is empty") }
    var budget = Budget()
    guard let value = budget.value(of: node, depth: 0) else {
      throw BadRecord("it refers to itself too often: it would be larger than anybody can read")
    }
    return value
  }

  /// The place without the text around it.
  private static func reason(_ error: any Error) -> String {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      "line \(mark.line): \(problem)"
    default: "it cannot be read"
    }
  }

  /// What references may come to: with them a small file can mean a huge one.
  private struct Budget {
    private var nodes = 2_000_000
    private var bytes = 1 << 28

    mutating func value(of node: Node, depth: Int) -> JSONValue? {
      nodes -= 1
      guard nodes > 0, bytes > 0, depth < JSONParser.depthLimit else { return nil }
      switch node {
      case .scalar(let scalar):
        bytes -= scalar.string.utf8.count
        return .string(scalar.string)
      case .sequence(let sequence):
        var elements: [JSONValue] = []
        for node in sequence {
          guard let value = value(of: node, depth: depth + 1) else { return nil }
          elements.append(value)
        }
        return .array(elements)
      case .mapping(let mapping):
        var members: [JSONValue.Member] = []
        for (key, node) in mapping {
          guard let value = value(of: node, depth: depth + 1) else { return nil }
          members.append(JSONValue.Member(key: key.scalar?.string ?? "", value: value))
        }
        return .object(members)
      default: return nil
      }
    }
  }
}
