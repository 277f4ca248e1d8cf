package import Chat

/// What the interface is told about the program it belongs to, once, at the start.
package struct ModelSetup: Sendable {
  package var theme: Theme
  /// The model of the first request; empty: none is set, and the first listed one is taken.
  package var model: ModelID
  /// What people call the endpoint: `cline`, `demo`, or a host.
  package var endpointName: String
  /// Host, and port where it is not the usual one.
  package var endpoint: String
  /// Where the key came from, in words; never the key. nil: no key is used.
  package var keyOrigin: String?
  /// Why the endpoint cannot be asked: there is no key for it. nil: nothing is missing.
  package var keyProblem: String?
  /// Endpoints that a key can be given for.
  package var keyEndpoints: [String] = []
  package var version: String
  /// The program was begun with the built-in simulated API: no account, no network.
  package var isDemo: Bool
  package var overSSH: Bool
  /// What the user chose in the settings.
  package var preferences = Preferences() {
    didSet {
      if preferences.keys != oldValue.keys || preferences.enterSends != oldValue.enterSends {
        setKeymap()
      }
    }
  }
  /// What keys mean: the table's, as the preferences change them.
  package private(set) var keymap = Keymap.standard
  /// Lines are said one after the other, and commands called by their names: nothing is drawn.
  package var isLinear = false { didSet { setKeymap() } }
  package var configuration = ConfigurationFacts()
  /// What has to be said at the start: problems of the settings and the like, one each.
  package var welcome: [String]

  /// The endpoint that the program begins with.
  package var facts: EndpointFacts {
    EndpointFacts(name: endpointName, address: endpoint, keyOrigin: keyOrigin, isDemo: isDemo)
  }

  private mutating func setKeymap() {
    keymap = Keymap(preferences)
    keymap.namesCommands = isLinear
  }

  package init(
    theme: Theme, model: ModelID, endpointName: String, endpoint: String,
    keyOrigin: String? = nil, version: String, isDemo: Bool = false, overSSH: Bool = false,
    welcome: [String] = []
  ) {
    self.theme = theme
    self.model = model
    self.endpointName = endpointName
    self.endpoint = endpoint
    self.keyOrigin = keyOrigin
    self.version = version
    self.isDemo = isDemo
    self.overSSH = overSSH
    self.welcome = welcome
  }
}
