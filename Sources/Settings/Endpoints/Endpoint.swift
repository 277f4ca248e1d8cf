package import Chat

/// A server to chat with: where it is, and where its key comes from. Never the key itself.
package struct Endpoint: Hashable, Sendable {
  /// As it is chosen by: `cline`, or the host of a base URL that was given alone.
  package var name: String
  /// As written; joining it with a path is forgiving, and not done here.
  package var baseURL: String
  /// The environment variable that holds the key.
  package var keyEnvironment: String?
  /// A shell command that prints the key.
  package var keyCommand: String?
  /// A file of mode 0600 that holds the key; `~/` is the home directory.
  package var keyFile: String?
  /// The model to ask when none is chosen; nil: the first that the server lists.
  package var model: ModelID?
  /// Models that the configuration names for it, whether the server lists them or not.
  package var models: [ModelID]

  package init(
    name: String, baseURL: String, keyEnvironment: String? = nil, keyCommand: String? = nil,
    keyFile: String? = nil, model: ModelID? = nil, models: [ModelID] = []
  ) {
    self.name = name
    self.baseURL = baseURL
    self.keyEnvironment = keyEnvironment
    self.keyCommand = keyCommand
    self.keyFile = keyFile
    self.model = model
    self.models = models
  }

  /// Whether requests carry a key. Servers on one's own machine want none.
  package var wantsKey: Bool {
    keyEnvironment != nil || keyCommand != nil || keyFile != nil
  }

  /// Forgets where keys come from: nothing is sent to a host that a key is not for.
  func withoutKey() -> Endpoint {
    Endpoint(name: name, baseURL: baseURL, model: model, models: models)
  }
}
