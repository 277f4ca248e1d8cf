/// Facts that messages carry in words only.
enum QuotedFacts {
  /// The status that a gateway quotes from the provider behind it: `failed with status 404`,
  /// `status code 429`, `Error 429: …`.
  static func upstreamStatus(_ message: String) -> Int? {
    let text = message.lowercased()
    for phrase in ["status code: ", "status code ", "status: ", "status ", "error "] {
      var rest = text[...]
      while let found = rest.firstRange(of: phrase) {
        rest = rest[found.upperBound...]
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        if digits.count == 3, let status = Int(digits), (400..<600).contains(status) {
          return status
        }
      }
    }
    return nil
  }

  /// `Your Cline Credits balance is $-0.34`: dollars.
  static func balance(_ message: String) -> Double? {
    guard let found = message.firstRange(of: "balance is ") else { return nil }
    var rest = message[found.upperBound...]
    var isNegative = false
    while let first = rest.first, first == "$" || first == "-" {
      if first == "-" { isNegative = true }
      rest = rest.dropFirst()
    }
    var digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    while digits.last == "." { digits = digits.dropLast() }
    guard let amount = Double(digits), amount.isFinite else { return nil }
    return isNegative ? -amount : amount
  }
}
