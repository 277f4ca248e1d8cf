/// Where a key came from: what may be said of it.
package enum KeyOrigin: Hashable, Sendable {
  /// An environment variable, by name.
  case environment(String)
  /// The `key_command` of an endpoint, by the endpoint's name.
  case command(endpoint: String)
  /// A file, by path.
  case file(String)

  /// In words, to follow “the key came from”.
  package var text: String {
    switch self {
    case .environment(let name): "the environment variable \(name)"
    case .command(let endpoint): "the key_command of [endpoints.\(endpoint)]"
    case .file(let path): "the file \(path)"
    }
  }
}
