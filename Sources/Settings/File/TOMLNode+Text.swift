import Chat

/// Values as they are written: in a TOML file, and as JSON in a request's body.
extension TOMLNode {
  /// As it would stand in a TOML file, on one line.
  var toml: String {
    switch self {
    case .string(let text): QuotedText.quoted(text)
    case .integer(let value): String(value)
    case .number(let value): value.description
    case .boolean(let value): value ? "true" : "false"
    case .array(let nodes): "[\(nodes.map(\.toml).joined(separator: ", "))]"
    case .table(let table):
      table.isEmpty
        ? "{}"
        : "{ \(table.sorted { $0.key < $1.key }.map { "\(Self.key($0)) = \($1.toml)" }.joined(separator: ", ")) }"
    case .time: ""
    }
  }

  /// Nil for what JSON has not: times, infinities.
  var json: String? {
    switch self {
    case .string, .integer, .boolean: return toml
    case .number(let value): return value.isFinite ? toml : nil
    case .array(let nodes):
      let texts = nodes.compactMap(\.json)
      return texts.count == nodes.count ? "[\(texts.joined(separator: ","))]" : nil
    case .table(let table):
      let pairs = table.sorted { $0.key < $1.key }.compactMap { key, node in
        node.json.map { "\(QuotedText.quoted(key)):\($0)" }
      }
      return pairs.count == table.count ? "{\(pairs.joined(separator: ","))}" : nil
    case .time: return nil
    }
  }

  /// A key as it may stand before `=`: bare where TOML allows it.
  static func key(_ name: String) -> String {
    let isBare = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    return isBare && !name.isEmpty ? name : QuotedText.quoted(name)
  }
}
