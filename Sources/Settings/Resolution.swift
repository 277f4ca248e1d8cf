package import Chat
import TUI

/// What the program is to do, from options, environment, file and defaults, in this order. Pure.
package struct Resolution: Hashable, Sendable {
  package enum Color: String, CaseIterable, Hashable, Sendable {
    case auto, always, never
  }

  package enum ConversationChoice: Hashable, Sendable {
    case last, new
    case id(ConversationID)
  }

  package var endpoint: Endpoint
  /// Nil: the first model that the server lists.
  package var model: ModelID?
  package var theme: String
  package var color: Color
  /// Lines instead of a full screen.
  package var linear: Bool
  /// Nil: nothing was said; the last conversation is offered.
  package var conversation: ConversationChoice?

  /// - Throws: for an endpoint or a value that does not exist: to go on with another would ask a
  ///   server that the user did not mean.
  package init(
    options: Options, environment: [String: String], settings: Settings
  ) throws(SettingsProblem) {
    let variables = Options(environment: environment)
    endpoint = try Self.endpoint(options, variables, settings)
    // The file's model is one of the file's endpoint: another server would not know it.
    let ofFile = endpoint.name == settings.endpoint ? settings.model : nil
    model = (options.model ?? variables.model).map(ModelID.init) ?? ofFile ?? endpoint.model
    theme = options.theme ?? variables.theme ?? settings.theme ?? ThemeLibrary.standard
    color = try Self.color(options, variables, environment)
    // What other programs take as the wish of who uses a screen reader.
    let isAccessible = environment["ACCESSIBLE"].map(Options.isYes)
    linear = options.linear ?? variables.linear ?? isAccessible ?? settings.linear
    conversation = (options.conversation ?? variables.conversation).map { text in
      switch text {
      case "last": .last
      case "new": .new
      default: .id(ConversationID(rawValue: text))
      }
    }
  }

  /// The higher of the two levels that says anything about the server decides, and only it: a base
  /// URL from the environment does not bend an endpoint that was chosen on the command line.
  private static func endpoint(
    _ options: Options, _ variables: Options, _ settings: Settings
  ) throws(SettingsProblem) -> Endpoint {
    let isOption = options.endpoint != nil || options.baseURL != nil
    let level = isOption ? options : variables
    var named: Endpoint?
    if let name = level.endpoint {
      named = try find(name, settings, source: isOption ? "--endpoint" : "CONFAB_ENDPOINT")
    }
    guard let baseURL = level.baseURL else {
      if let named { return named }
      return try find(settings.endpoint, settings, source: "endpoint")
    }
    guard var endpoint = named ?? owner(of: baseURL, settings) else {
      // A key never goes to a host that it is not for. What has no plain host is not its own name:
      // there may be a password in it.
      return Endpoint(name: Origin(baseURL)?.name ?? "custom", baseURL: baseURL)
    }
    endpoint.baseURL = baseURL
    return endpoint
  }

  private static func find(
    _ name: String, _ settings: Settings, source: String
  ) throws(SettingsProblem) -> Endpoint {
    if let endpoint = settings.endpoints.first(where: { $0.name == name }) { return endpoint }
    throw SettingsProblem(
      file: source,
      message: "there is no endpoint “\(Sanitizer.display(name, oneLine: true))”",
      suggestion: Spelling.suggestion(for: name, among: settings.endpoints.map(\.name)))
  }

  /// The endpoint whose own origin the URL has; the one that is used anyway is asked first.
  private static func owner(of baseURL: String, _ settings: Settings) -> Endpoint? {
    guard let origin = Origin(baseURL) else { return nil }
    let owners = settings.endpoints.filter { Origin($0.baseURL) == origin }
    return owners.first { $0.name == settings.endpoint } ?? owners.first
  }

  private static func color(
    _ options: Options, _ variables: Options, _ environment: [String: String]
  ) throws(SettingsProblem) -> Color {
    guard let text = options.color ?? variables.color else {
      // no-color.org: present and not empty, whatever it says.
      return environment["NO_COLOR"]?.isEmpty == false ? .never : .auto
    }
    guard let color = Color(rawValue: text) else {
      let words = Color.allCases.map(\.rawValue)
      throw SettingsProblem(
        file: options.color == nil ? "CONFAB_COLOR" : "--color",
        message: "is “\(Sanitizer.display(text, oneLine: true))”",
        suggestion: Spelling.nearest(to: text, among: words).map { "did you mean “\($0)”?" }
          ?? "it may be \(words.joined(separator: ", "))")
    }
    return color
  }
}
