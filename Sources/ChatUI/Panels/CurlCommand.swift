import Chat

/// A recorded request as a command for a shell: what `curl` sends is the same, with the key out of the
/// environment.
struct CurlCommand {
  let record: ExchangeRecord
  /// The variable that the key is taken from.
  let keyVariable: String

  /// - Parameter endpoint: that the request went to.
  init(_ record: ExchangeRecord, _ endpoint: EndpointFacts) {
    self.record = record
    keyVariable = Self.variable(endpoint)
  }

  /// What `curl` sends by itself, as it must be.
  private static let itsOwn: Set<String> = [
    "host", "content-length", "transfer-encoding", "connection",
  ]

  var text: String {
    // Braces and brackets of an address would be patterns to it.
    let address = record.url.replacing(ExchangeRecord.redacted, with: "")
    let isPattern = address.contains { "[]{}".contains($0) }
    var parts = ["curl -N \(isPattern ? "-g " : "")\(filled(record.url))"]
    for header in record.requestHeaders where !Self.itsOwn.contains(header.name.lowercased()) {
      let scheme =
        header.name.lowercased() == "authorization" && header.value == ExchangeRecord.redacted
        ? "Bearer " : ""
      parts.append("-H \(filled("\(header.name): \(scheme)\(header.value)"))")
    }
    if !record.requestBody.isEmpty {
      parts.append("--data-raw \(Self.quoted(Self.plain(record.requestBody)))")
    }
    return parts.joined(separator: " \\\n  ")
  }

  /// A body as text that can be copied whole: what a clipboard must not hold (control characters,
  /// marks of the writing direction) as JSON writes it.
  static func plain(_ body: [UInt8]) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in String(decoding: body, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069,
        0xE0000...0xE007F:
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          plain.append(
            contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)"
              .unicodeScalars)
        }
      default: plain.append(scalar)
      }
    }
    return String(plain)
  }

  /// For a shell, with the key's variable where the key stood.
  private func filled(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let found = rest.firstRange(of: ExchangeRecord.redacted) {
      if found.lowerBound > rest.startIndex { result += Self.quoted(rest[..<found.lowerBound]) }
      result += "\"$\(keyVariable)\""
      rest = rest[found.upperBound...]
    }
    return rest.isEmpty && !result.isEmpty ? result : result + Self.quoted(rest)
  }

  /// One word to a POSIX shell.
  static func quoted(_ text: some StringProtocol) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#)
      + "'"
  }

  /// The variable that the key came from, or the one that is usual for the endpoint.
  private static func variable(_ endpoint: EndpointFacts) -> String {
    func isName(_ character: Character) -> Bool {
      character.isASCII && (character.isUppercase || character.isNumber || character == "_")
    }
    if let word = endpoint.keyOrigin?.split(separator: " ").last, word.allSatisfy(isName),
      word.first?.isNumber == false
    {
      return String(word)
    }
    let name = endpoint.name.uppercased().filter { $0.isASCII && $0.isLetter }
    return endpoint.name.contains(".") || name.isEmpty ? "API_KEY" : "\(name)_API_KEY"
  }
}
