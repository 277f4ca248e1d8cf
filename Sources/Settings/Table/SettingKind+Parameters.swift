import Chat
import TUI

/// Parameters of requests, as tables of names and values.
extension SettingKind<RequestOptions> {
  /// Those that have no key of their own beside the table.
  static let parameters = table(besideKeys: true)

  /// All of them.
  static let allParameters = table(besideKeys: false)

  private static func table(besideKeys: Bool) -> SettingKind {
    SettingKind(allowed: "") { table, key, _ in
      table.parameters(key, besideKeys: besideKeys)
    } text: { options in
      let pairs = options.names.map { ($0, options[$0] ?? "null") }
      return SettingText(
        toml: "{ \(pairs.map { "\(TOMLNode.key($0)) = \($1)" }.joined(separator: ", ")) }",
        json: "{\(pairs.map { "\(QuotedText.quoted($0)):\($1)" }.joined(separator: ","))}")
    }
  }
}

extension SettingKind<[String: String]> {
  /// Names with other names.
  static let names = SettingKind(allowed: "") { table, key, example in
    guard var names = table.table(key) else { return nil }
    var pairs: [String: String] = [:]
    for name in names.keys {
      pairs[name] = names.string(name, example: "\"max_completion_tokens\"")
    }
    table.adopt(names)
    return pairs
  } text: {
    SettingText(.table($0.mapValues(TOMLNode.string)))
  }
}

extension TableReader {
  /// A table of anything. What is no JSON, what Confab itself says in a request, and what a parameter
  /// may not be, is left out, with its problem.
  /// - Parameter besideKeys: the parameters with keys of their own do not belong here.
  mutating func parameters(_ key: String, besideKeys: Bool) -> RequestOptions? {
    guard var table = table(key) else { return nil }
    var options = RequestOptions()
    for name in table.keys {
      guard let node = table.node(name) else { continue }
      guard !besideKeys || !Self.keyed.contains(name) else {
        table.problem(name, "has a key of its own", "write \(name) = … outside of this table")
        continue
      }
      guard let json = node.json else {
        table.problem(name, "no value for a request: found \(node.description)")
        continue
      }
      do throws(ParameterProblem) {
        try options.set(name, to: json)
        table.note(name)
      } catch {
        table.problem(name, Sanitizer.display(error.reason, oneLine: true))
      }
    }
    adopt(table)
    return options
  }

  private static let keyed: Set = [
    "temperature", "max_tokens", "top_p", "reasoning_effort", "system_prompt",
  ]
}
