package import Chat

/// Reads the lists of models that servers give, in the forms of Cline, OpenAI, OpenRouter, llama.cpp,
/// vLLM and others. What one says of a model is `ModelFacts`.
package enum ModelList {
  /// `GET /models`: `{"data":[…]}`, `{"models":[…]}` or an array; nil when it is no such list.
  package static func models(_ body: JSONValue?) -> [ModelInfo]? {
    guard let body,
      let entries = body.array ?? body["data"]?.array ?? body["models"]?.array
        ?? body["data"]?["models"]?.array
    else { return nil }
    let models = unique(entries.compactMap { ModelFacts.info($0) })
    // llama.cpp says in a second list what its models can do.
    guard body["data"]?.array != nil, let more = body["models"]?.array else { return models }
    return described(models, by: more.compactMap { ModelFacts.info($0) })
  }

  /// Cline's public list: recommended ones first, then the subscription's, then the free ones.
  package static func recommended(_ body: JSONValue?) -> [ModelInfo]? {
    let holder = body?["recommended"] == nil ? body?["data"] : body
    guard let holder, holder["recommended"]?.array != nil || holder["free"]?.array != nil else {
      return nil
    }
    let groups: [(key: String, note: String, source: ModelInfo.Source)] = [
      ("recommended", "", .recommended), ("clinePass", "ClinePass", .recommended),
      // Measured: several are answered with 403, being reserved for Cline's own applications.
      ("free", "", .free),
    ]
    return unique(
      groups.flatMap { group in
        (holder[group.key]?.array ?? []).compactMap { entry in
          guard var info = ModelFacts.info(entry) else { return nil }
          info.summary = [group.note, info.summary].filter { !$0.isEmpty }.joined(separator: ": ")
          info.source = group.source
          return info
        }
      })
  }

  /// The recommended ones with what the full list knows of them, then the rest of the full list.
  static func merged(recommended: [ModelInfo], all: [ModelInfo]) -> [ModelInfo] {
    unique(described(recommended, by: all) + all)
  }

  /// What another list knows beyond this one; its models are not added.
  static func described(_ models: [ModelInfo], by others: [ModelInfo]) -> [ModelInfo] {
    let known = Dictionary(others.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return models.map { info in
      guard let other = known[info.id] else { return info }
      var info = info
      if info.summary.isEmpty { info.summary = other.summary }
      info.contextLength = info.contextLength ?? other.contextLength
      info.takesImages = info.takesImages ?? other.takesImages
      // Prices of two lists are never mixed.
      if info.promptPrice == nil, info.completionPrice == nil {
        info.promptPrice = other.promptPrice
        info.completionPrice = other.completionPrice
      }
      return info
    }
  }

  private static func unique(_ models: [ModelInfo]) -> [ModelInfo] {
    var seen: Set<ModelID> = []
    return models.filter { seen.insert($0.id).inserted }
  }
}
