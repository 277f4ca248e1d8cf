/// What stands in brackets in a source and so may name a link: a label cannot hold brackets itself, so
/// the innermost brackets are all there can be.
struct LinkLabels {
  /// Bytes that a label may have (CommonMark 0.30 §4.7).
  static let maximumLength = 999

  /// Folded label → as it stands in the source.
  private(set) var sources: [(label: String, source: String)] = []
  /// Labels that a colon follows: there may be a definition.
  private(set) var candidates: [(label: String, source: String)] = []

  var all: [String] { sources.map(\.label) }

  init(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var opening: Int?
    var seen: Set<String> = []
    var defined: Set<String> = []
    var at = range.lowerBound
    while at < range.upperBound {
      switch bytes[at] {
      case .backslash:
        at += 1
      case .openingBracket:
        opening = at + 1
      case .closingBracket:
        guard let start = opening, at - start <= Self.maximumLength else { break }
        opening = nil
        let source = String(decoding: bytes[start..<at], as: UTF8.self)
        let label = Self.folded(source)
        if label.isEmpty { break }
        if seen.insert(label).inserted { sources.append((label, source)) }
        if at + 1 < range.upperBound, bytes[at + 1] == .colon, defined.insert(label).inserted {
          candidates.append((label, source))
        }
      default:
        break
      }
      at += 1
    }
  }

  /// Labels match whatever their case and blanks.
  static func folded(_ source: String) -> String {
    let words = source.split { $0 == " " || $0 == "\t" || $0.isNewline }
    return words.joined(separator: " ").lowercased().uppercased().lowercased()
  }
}
