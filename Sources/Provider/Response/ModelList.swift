import Chat

/// Reads the lists of models that servers give, in the forms of Cline, OpenAI, OpenRouter, llama.cpp,
/// vLLM and others.
enum ModelList {
  /// `GET /models`: `{"data":[…]}`, `{"models":[…]}` or an array; nil when it is no such list.
  static func models(_ body: JSONValue?) -> [ModelInfo]? {
    guard let body,
      let entries = body.array ?? body["data"]?.array ?? body["models"]?.array
        ?? body["data"]?["models"]?.array
    else { return nil }
    return unique(entries.compactMap { model($0) })
  }

  /// Cline's public list: recommended ones first, then the subscription's, then the free ones.
  static func recommended(_ body: JSONValue?) -> [ModelInfo]? {
    let holder = body?["recommended"] == nil ? body?["data"] : body
    guard let holder, holder["recommended"]?.array != nil || holder["free"]?.array != nil else {
      return nil
    }
    let groups: [(key: String, note: String)] = [
      ("recommended", ""), ("clinePass", "ClinePass"),
      // Measured: several are answered with 403, being reserved for Cline's own applications.
      ("free", "free, may be refused over the API"),
    ]
    return unique(
      groups.flatMap { group in
        (holder[group.key]?.array ?? []).compactMap { entry in
          guard var info = model(entry) else { return nil }
          info.summary = [group.note, info.summary].filter { !$0.isEmpty }.joined(separator: ": ")
          return info
        }
      })
  }

  /// The recommended ones with what the full list knows of them, then the rest of the full list.
  static func merged(recommended: [ModelInfo], all: [ModelInfo]) -> [ModelInfo] {
    let known = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let best = recommended.map { info in
      var info = info
      info.contextLength = info.contextLength ?? known[info.id]?.contextLength
      if info.summary.isEmpty { info.summary = known[info.id]?.summary ?? "" }
      return info
    }
    return unique(best + all)
  }

  /// One line in a picker.
  private static let summaryLimit = 200

  private static func model(_ entry: JSONValue) -> ModelInfo? {
    guard
      let id = ServerText.label(
        entry.nonEmptyString ?? entry["id"]?.nonEmptyString ?? entry["model"]?.nonEmptyString
          ?? entry["name"]?.nonEmptyString)
    else { return nil }
    let name = entry["name"]?.nonEmptyString
    // A name that only repeats the ID, or its last part, tells nothing.
    let newName = name.flatMap { $0 == id || id.hasSuffix("/\($0)") ? nil : $0 }
    let words = [newName, entry["description"]?.nonEmptyString].compactMap { $0 }
    let line = words.joined(separator: ": ").split(whereSeparator: \.isNewline).joined(
      separator: " ")
    return ModelInfo(
      id: ModelID(rawValue: id), summary: ServerText.message(line, limit: summaryLimit),
      contextLength: contextLength(entry))
  }

  private static func contextLength(_ entry: JSONValue) -> Int? {
    let found = [
      entry["context_length"], entry["max_model_len"], entry["context_window"],
      entry["max_context_length"], entry["meta"]?["n_ctx"], entry["meta"]?["n_ctx_train"],
      entry["top_provider"]?["context_length"],
    ].lazy.compactMap { $0?.count }.first
    return found == 0 ? nil : found
  }

  private static func unique(_ models: [ModelInfo]) -> [ModelInfo] {
    var seen: Set<ModelID> = []
    return models.filter { seen.insert($0.id).inserted }
  }
}
