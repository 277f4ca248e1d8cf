/// The known model IDs that a mistyped one was probably meant to be.
///
/// Responsible for likeness alone: where the known IDs come from is the caller's. Dots, hyphens and
/// underscores count as one, because the same model is written `…-4-6` and `…-4.6`.
package enum ModelSuggestions {
  /// The nearest first; none that would be a mere guess.
  package static func nearest(
    to model: ModelID, among known: [ModelID], limit: Int = 3
  ) -> [ModelID] {
    let wanted = plain(model.rawValue)
    let hasProvider = wanted.contains(slash)
    var ranked: [(distance: Int, id: ModelID)] = []
    for candidate in known where candidate != model {
      let full = plain(candidate.rawValue)
      // Without a provider only the name is compared: `gpt-4o` for `openai/gpt-4o`.
      let compared = hasProvider ? full : name(of: full)
      // With more than a quarter of the characters wrong it is another model.
      let most = wanted.count < 3 ? 0 : max(1, wanted.count / 4)
      if let distance = distance(wanted, compared, most: most) {
        ranked.append((distance, candidate))
      }
    }
    ranked.sort { ($0.distance, $0.id.rawValue) < ($1.distance, $1.id.rawValue) }
    return ranked.prefix(limit).map(\.id)
  }

  private static let slash = UInt8(ascii: "/")

  private static func plain(_ id: String) -> [UInt8] {
    id.lowercased().utf8.map { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") ? 0x2D : $0 }
  }

  private static func name(of id: [UInt8]) -> [UInt8] {
    id.lastIndex(of: slash).map { Array(id[($0 + 1)...]) } ?? id
  }

  /// Levenshtein's distance, nil above `most`.
  private static func distance(_ left: [UInt8], _ right: [UInt8], most: Int) -> Int? {
    if abs(left.count - right.count) > most { return nil }
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      var least = row[0]
      for (j, b) in right.enumerated() {
        let replaced = diagonal + (a == b ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
        least = min(least, row[j + 1])
      }
      if least > most { return nil }
    }
    return row[right.count] <= most ? row[right.count] : nil
  }
}
