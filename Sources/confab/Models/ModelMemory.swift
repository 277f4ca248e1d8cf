import Chat
import ChatUI

/// Favourites and the models used last, as they are kept from one run to the next. Reading forgives.
struct ModelMemory {
  /// Models that are remembered at most: those used longest ago are forgotten first.
  private static let limit = 500

  private(set) var models: [RememberedModel] = []

  init() {}

  /// nil: this is no such file.
  init?(_ bytes: [UInt8]) {
    guard let entries = JSONParser.parse(bytes)?["models"]?.array else { return nil }
    for entry in entries.prefix(2 * Self.limit) {
      guard let endpoint = entry["endpoint"]?.nonEmptyString, let id = entry["id"]?.nonEmptyString
      else { continue }
      change(ModelID(rawValue: id), of: endpoint) {
        $0.isFavourite = entry["favourite"]?.bool ?? false
        $0.usedAt = entry["used_at"]?.number.map { WallTime(seconds: $0) }
      }
    }
  }

  mutating func change(
    _ id: ModelID, of endpoint: String, _ change: (inout RememberedModel) -> Void
  ) {
    let known = models.firstIndex { $0.endpoint == endpoint && $0.model == id }
    if known == nil { models.append(RememberedModel(endpoint: endpoint, model: id)) }
    change(&models[known ?? models.count - 1])
  }

  var bytes: [UInt8] {
    let kept = models.filter { $0.isFavourite || $0.usedAt != nil }
      .sorted { ($0.isFavourite ? 1 : 0, $0.time) > ($1.isFavourite ? 1 : 0, $1.time) }
      .prefix(Self.limit)
    // Favourites stay in the order in which they were made.
    let entries = models.filter { kept.contains($0) }.map { model in
      JSONValue(
        ("endpoint", .string(model.endpoint)), ("id", .string(model.model.rawValue)),
        ("favourite", model.isFavourite ? .bool(true) : nil),
        ("used_at", model.usedAt.map { .number($0.seconds) }))
    }
    let root = JSONValue(("version", .number(1)), ("models", .array(entries)))
    return Array(root.compactText.utf8) + [UInt8(ascii: "\n")]
  }
}

extension RememberedModel {
  fileprivate var time: Double { usedAt?.seconds ?? 0 }
}
