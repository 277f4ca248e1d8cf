import Chat

/// Reads what a list says of one model. What it does not say stays unknown: nothing is guessed from a
/// name, and no price from another.
enum ModelFacts {
  /// One line in a picker.
  private static let summaryLimit = 200
  /// Dollars for a token that are no price any more: a list that gives them for a million tokens.
  private static let highestPrice = 0.01

  static func info(_ entry: JSONValue) -> ModelInfo? {
    guard
      let id = ServerText.label(
        entry.nonEmptyString ?? entry["id"]?.nonEmptyString ?? entry["model"]?.nonEmptyString
          ?? entry["name"]?.nonEmptyString)
    else { return nil }
    var info = ModelInfo(
      id: ModelID(rawValue: id), summary: summary(entry, id: id),
      contextLength: contextLength(entry))
    (info.promptPrice, info.completionPrice) = prices(entry)
    info.takesImages = takesImages(entry)
    return info
  }

  private static func summary(_ entry: JSONValue, id: String) -> String {
    let name = entry["name"]?.nonEmptyString
    // A name that only repeats the ID, or its last part, tells nothing.
    let newName = name.flatMap { $0 == id || id.hasSuffix("/\($0)") ? nil : $0 }
    let words = [newName, entry["description"]?.nonEmptyString].compactMap { $0 }
    let line = words.joined(separator: ": ").split(whereSeparator: \.isNewline).joined(
      separator: " ")
    return ServerText.message(line, limit: summaryLimit)
  }

  private static func contextLength(_ entry: JSONValue) -> Int? {
    let found = [
      entry["context_length"], entry["max_model_len"], entry["context_window"],
      entry["loaded_context_length"], entry["max_context_length"], entry["meta"]?["n_ctx"],
      entry["meta"]?["n_ctx_train"], entry["top_provider"]?["context_length"],
    ].lazy.compactMap { $0?.count }.first
    return found == 0 ? nil : found
  }

  /// Dollars for a million tokens, from dollars for one (OpenRouter, Cline, LiteLLM). A negative price
  /// is OpenRouter's word for “depends”.
  private static func prices(_ entry: JSONValue) -> (Double?, Double?) {
    func price(_ value: JSONValue?) -> Double? {
      guard let price = value?.number, (0...highestPrice).contains(price) else { return nil }
      return (price * 1e12).rounded() / 1e6
    }
    let prompt = price(entry["pricing"]?["prompt"] ?? entry["input_cost_per_token"])
    let completion = price(entry["pricing"]?["completion"] ?? entry["output_cost_per_token"])
    // One without the other would be read as the whole.
    return prompt == nil || completion == nil ? (nil, nil) : (prompt, completion)
  }

  /// OpenRouter's and Cline's modalities, llama.cpp's and Ollama's capabilities, Mistral's, LM Studio's
  /// kind of model, LiteLLM's flag.
  private static func takesImages(_ entry: JSONValue) -> Bool? {
    let architecture = entry["architecture"]
    if let modalities = (architecture?["input_modalities"] ?? entry["input_modalities"])?.array {
      return modalities.contains { $0.string == "image" }
    }
    if let modality = architecture?["modality"]?.nonEmptyString {
      return modality.prefix { $0 != ">" }.contains("image")
    }
    if let capabilities = entry["capabilities"] {
      if let words = capabilities.array {
        return words.contains { ["vision", "multimodal", "image"].contains($0.string) }
      }
      if let vision = capabilities["vision"]?.bool { return vision }
    }
    if entry["type"]?.string == "vlm" { return true }
    return (entry["supports_vision"] ?? entry["supports_images"])?.bool
  }
}
