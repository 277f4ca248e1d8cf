import Chat

/// A list of models as it is kept from one run to the next. Reading forgives: what makes no sense is
/// left out.
struct ModelListFile {
  /// More is no list that anybody chooses from.
  private static let limit = 5_000

  /// Of the server that gave it: another one's list is none of this endpoint's.
  var address: String
  var asOf: WallTime
  var models: [ModelInfo]

  init(address: String, asOf: WallTime, models: [ModelInfo]) {
    self.address = address
    self.asOf = asOf
    self.models = models
  }

  init?(_ bytes: [UInt8]) {
    guard let root = JSONParser.parse(bytes), let address = root["address"]?.string,
      let time = root["as_of"]?.number, let entries = root["models"]?.array
    else { return nil }
    self.address = address
    asOf = WallTime(seconds: time)
    models = entries.prefix(Self.limit).compactMap { entry in
      guard let id = entry["id"]?.nonEmptyString else { return nil }
      var info = ModelInfo(
        id: ModelID(rawValue: id), summary: entry["summary"]?.string ?? "",
        contextLength: entry["context"]?.count)
      info.promptPrice = entry["prompt_price"]?.number
      info.completionPrice = entry["completion_price"]?.number
      info.takesImages = entry["images"]?.bool
      info.source =
        entry["source"]?.string.flatMap(ModelInfo.Source.init(rawValue:)) ?? .server
      return info
    }
  }

  var bytes: [UInt8] {
    let entries = models.prefix(Self.limit).map(ModelRecord.json)
    let root = JSONValue(
      ("version", .number(1)), ("address", .string(address)), ("as_of", .number(asOf.seconds)),
      ("models", .array(entries)))
    return Array(root.compactText.utf8) + [UInt8(ascii: "\n")]
  }
}

/// A model as programs read it. What is not known is left out.
enum ModelRecord {
  static func json(_ info: ModelInfo) -> JSONValue {
    JSONValue(
      ("id", .string(info.id.rawValue)),
      ("summary", info.summary.isEmpty ? nil : .string(info.summary)),
      ("context", info.contextLength.map { .number(Double($0)) }),
      ("prompt_price", info.promptPrice.map { .number($0) }),
      ("completion_price", info.completionPrice.map { .number($0) }),
      ("images", info.takesImages.map { .bool($0) }),
      ("source", .string(info.source.rawValue)))
  }
}

extension JSONValue {
  /// An object of the members that there are.
  init(_ members: (String, JSONValue?)...) {
    self = .object(members.compactMap { key, value in value.map { Member(key: key, value: $0) } })
  }
}
