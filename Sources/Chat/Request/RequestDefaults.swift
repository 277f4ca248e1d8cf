/// What is sent along where a conversation says nothing else: for all models, and for some.
///
/// Responsible for what a request says of a parameter in the end, and why: the conversation's own
/// choice comes before the model's rules, these before what is configured for all. What a rule drops is
/// not sent in any case.
package struct RequestDefaults: Hashable, Sendable {
  package var options: RequestOptions
  package var rules: ModelRules

  package init(options: RequestOptions = RequestOptions(), rules: ModelRules = ModelRules()) {
    self.options = options
    self.rules = rules
  }

  /// Every parameter that anybody says something about, in the order in which they are sent.
  package func resolve(_ conversation: RequestOptions, for model: ModelID) -> [ResolvedParameter] {
    var merged = options
    var origins: [String: ResolvedParameter.Origin] = [:]
    var names: [String: String] = [:]
    var dropped: [String: ModelPattern] = [:]
    func put(_ own: RequestOptions, _ origin: ResolvedParameter.Origin) {
      for name in own.names {
        merged[name] = own[name]
        origins[name] = origin
      }
    }
    put(options, .configuration)
    for rule in rules.rules(for: model) {
      for name in rule.drop { dropped[Parameter.canonicalName(name)] = rule.match }
      for name in rule.parameters.names { dropped[name] = nil }
      put(rule.parameters, .rule(rule.match))
      for (name, other) in rule.rename { names[Parameter.canonicalName(name)] = other }
    }
    put(conversation, .conversation)
    var taken = Parameter.reserved
    return merged.names.map { name in
      var parameter = ResolvedParameter(
        name: name, json: merged[name] ?? "null", origin: origins[name] ?? .configuration)
      let bodyName = names[name] ?? name
      parameter.droppedBy = dropped[name]
      if parameter.json != "null", parameter.droppedBy == nil, taken.insert(bodyName).inserted {
        parameter.bodyName = bodyName
      }
      return parameter
    }
  }
}

/// What a request says of a parameter, and who says so.
package struct ResolvedParameter: Hashable, Sendable {
  package enum Origin: Hashable, Sendable {
    case conversation
    case rule(ModelPattern)
    case configuration
  }

  package var name: String
  /// JSON text; `null`: it is not sent.
  package var json: String
  package var origin: Origin
  /// What it is called in the body; nil: it is not sent.
  package var bodyName: String?
  /// The rule that keeps it out.
  package var droppedBy: ModelPattern?

  package init(name: String, json: String, origin: Origin, bodyName: String? = nil) {
    self.name = name
    self.json = json
    self.origin = origin
    self.bodyName = bodyName
  }
}
