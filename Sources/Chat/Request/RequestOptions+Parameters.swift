/// The options by the names that they have in a request's body, and their values as JSON text.
///
/// The value `null` is “not sent”, also where it is configured; nil is “says nothing”.
extension RequestOptions {
  /// The parameters with fields of their own, in the order in which they are sent.
  private static let fields = ["temperature", "top_p", "max_tokens", "reasoning_effort"]

  /// What these say anything about, in the order in which it is sent.
  package var names: [String] {
    Self.fields.filter { self[$0] != nil }
      + extra.keys.filter { !Self.fields.contains($0) }.sorted()
  }

  /// Whether nothing at all is said.
  package var isEmpty: Bool { systemPrompt == nil && names.isEmpty }

  /// A parameter's value as JSON text, unchecked; see `set`.
  package internal(set) subscript(name: String) -> String? {
    get { field(name) ?? extra[name] }
    set {
      let value = newValue.flatMap { JSONParser.parse($0) }
      switch name {
      case "temperature": temperature = value.flatMap(Self.number)
      case "top_p": topP = value.flatMap(Self.number)
      case "max_tokens": maxTokens = value.flatMap(Self.number).flatMap { Int(exactly: $0) }
      case "reasoning_effort": reasoningEffort = value?.nonEmptyString
      default: break
      }
      extra[name] = field(name) == nil ? newValue : nil
    }
  }

  /// Sets a parameter.
  /// - Parameter json: its value as JSON text; `null`: it is not sent, also where it is configured.
  package mutating func set(_ name: String, to json: String) throws(ParameterProblem) {
    let own = Parameter.canonicalName(name)
    guard !Parameter.reserved.contains(own) else {
      throw ParameterProblem(name, "is Confab's own to say")
    }
    guard Self.isName(own) else {
      throw ParameterProblem(name, "is no name: letters, digits, “_”, “-” and “.” make one")
    }
    guard let compact = JSONText.compacted(json), let value = JSONParser.parse(compact) else {
      throw ParameterProblem(
        name, "has to be \((Parameter.named(own) ?? Parameter(other: own)).allowed)")
    }
    if value != .null, var problem = Parameter.named(own)?.problem(with: value) {
      problem.name = name
      throw problem
    }
    self[own] = compact
  }

  /// Says nothing about a parameter any more.
  package mutating func unset(_ name: String) { self[Parameter.canonicalName(name)] = nil }

  /// These without what another set says just so.
  package func without(_ others: RequestOptions) -> RequestOptions {
    var rest = self
    if rest.systemPrompt == others.systemPrompt { rest.systemPrompt = nil }
    for name in others.names where self[name] == others[name] { rest[name] = nil }
    return rest
  }

  private func field(_ name: String) -> String? {
    switch name {
    case "temperature": temperature.flatMap(Self.text)
    case "top_p": topP.flatMap(Self.text)
    case "max_tokens": maxTokens.map(String.init)
    case "reasoning_effort":
      reasoningEffort.map {
        var text = ""
        JSONText.append($0, to: &text)
        return text
      }
    default: nil
    }
  }

  /// `1`, not `1.0`. What JSON cannot say is not sent.
  private static func text(_ number: Double) -> String? {
    guard number.isFinite else { return nil }
    return Int(exactly: number).map(String.init) ?? "\(number)"
  }

  private static func number(_ value: JSONValue) -> Double? {
    if case .number(let number) = value { number } else { nil }
  }

  /// Longer ones no server has.
  private static let longestName = 64

  private static func isName(_ name: String) -> Bool {
    (1...longestName).contains(name.utf8.count)
      && name.utf8.allSatisfy {
        switch $0 {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
        }
      }
  }
}
