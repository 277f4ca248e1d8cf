/// What the command line said; nil: nothing.
package struct Options: Hashable, Sendable {
  package var baseURL: String?
  package var model: String?
  package var endpoint: String?
  package var config: String?
  package var dataDirectory: String?
  package var theme: String?
  package var conversation: String?
  package var color: String?
  /// Lines instead of a full screen; nil: nothing was said about it.
  package var linear: Bool?

  package init(
    baseURL: String? = nil, model: String? = nil, endpoint: String? = nil, config: String? = nil,
    dataDirectory: String? = nil, theme: String? = nil, conversation: String? = nil,
    color: String? = nil, linear: Bool? = nil
  ) {
    self.baseURL = baseURL
    self.model = model
    self.endpoint = endpoint
    self.config = config
    self.dataDirectory = dataDirectory
    self.theme = theme
    self.conversation = conversation
    self.color = color
    self.linear = linear
  }

  /// Whether a variable that is set says yes.
  static func isYes(_ text: String) -> Bool {
    !["", "0", "no", "off", "false"].contains(text.lowercased())
  }

  /// The same from `CONFAB_…` variables; an empty one says nothing, as is usual.
  package init(environment: [String: String]) {
    func value(_ name: String) -> String? {
      environment["CONFAB_" + name].flatMap { $0.isEmpty ? nil : $0 }
    }
    self.init(
      baseURL: value("BASE_URL"), model: value("MODEL"), endpoint: value("ENDPOINT"),
      config: value("CONFIG"), dataDirectory: value("DATA_DIR"), theme: value("THEME"),
      conversation: value("CONVERSATION"), color: value("COLOR"),
      linear: value("LINEAR").map(Self.isYes))
  }
}
