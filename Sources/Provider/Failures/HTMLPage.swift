/// A web page where an answer was expected: a proxy or the network's edge speaks. Only what tells which
/// one is read from it; it is never shown. Works on bytes, in one pass for each question: such a page
/// is foreign, and can be made to be slow to read.
struct HTMLPage {
  /// The title, else the first heading, else the page's first words.
  let title: String
  /// Cloudflare's ID for the incident.
  let rayID: String?

  /// The part of a page that is read, in bytes: titles and IDs stand in it.
  private static let searched = 65_536
  private static let wordsLimit = 200

  static func isPage(_ text: String) -> Bool { text.first == "<" }

  init(_ page: String) {
    let bytes = Array(page.utf8.prefix(Self.searched))
    let lower = bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    let headings = ["title", "h1"].lazy.compactMap { element in
      Self.content(of: element, in: lower, from: 0).map { Self.plain(bytes[$0]) }
    }
    let words = Self.plain(Self.withoutScripts(bytes, lower: lower)[...])
    title = headings.first { !$0.isEmpty } ?? String(words.prefix(Self.wordsLimit))
    rayID = Self.rayID(words)
  }

  /// Where the content of the next such element stands.
  private static func content(of element: String, in lower: [UInt8], from start: Int) -> Range<Int>?
  {
    guard let open = find("<\(element)", in: lower, from: start),
      let inner = find(">", in: lower, from: open.upperBound),
      let close = find("</\(element)", in: lower, from: inner.upperBound)
    else { return nil }
    return inner.upperBound..<close.lowerBound
  }

  private static func find(_ text: String, in bytes: [UInt8], from start: Int) -> Range<Int>? {
    let wanted = Array(text.utf8)
    var index = start
    while index + wanted.count <= bytes.count {
      if bytes[index] == wanted[0], bytes[index..<index + wanted.count].elementsEqual(wanted) {
        return index..<index + wanted.count
      }
      index += 1
    }
    return nil
  }

  private static func withoutScripts(_ bytes: [UInt8], lower: [UInt8]) -> [UInt8] {
    var isKept = [Bool](repeating: true, count: bytes.count)
    for element in ["script", "style"] {
      var start = 0
      while let range = content(of: element, in: lower, from: start) {
        for index in range { isKept[index] = false }
        start = range.upperBound
      }
    }
    return bytes.indices.filter { isKept[$0] }.map { bytes[$0] }
  }

  /// Tags out, entities in, blanks single.
  private static func plain(_ bytes: ArraySlice<UInt8>) -> String {
    var words: [UInt8] = []
    var isTag = false
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "<"):
        isTag = true
        words.append(0x20)
      case UInt8(ascii: ">") where isTag: isTag = false
      case _ where isTag: continue
      case UInt8(ascii: "&"):
        let rest = bytes[index...].prefix(8)
        let known = entities.first { rest.starts(with: $0.name.utf8) }
        words.append(contentsOf: (known?.text ?? "&").utf8)
        index += known?.name.utf8.count ?? 0
      default: words.append(byte)
      }
    }
    return String(decoding: words, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  private static let entities: [(name: String, text: String)] = [
    ("nbsp;", " "), ("lt;", "<"), ("gt;", ">"), ("quot;", "\""), ("#39;", "'"), ("#x27;", "'"),
    ("apos;", "'"), ("mdash;", "—"), ("ndash;", "–"), ("amp;", "&"),
  ]

  private static func rayID(_ text: String) -> String? {
    guard let found = text.firstRange(of: "Ray ID: ") else { return nil }
    let id = text[found.upperBound...].prefix {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")
    }
    return id.isEmpty ? nil : String(id)
  }
}
