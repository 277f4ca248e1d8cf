import TerminalHarness

/// The error panel, read from the screen and parsed to its fields.
struct ErrorPanel: Equatable {
  struct Attempt: Equatable {
    var number: Int
    var time: String
    /// The status, the identifier, or both.
    var result: String
    /// Seconds waited before the next one; nil: none followed.
    var wait: Double?
    var requestID: String?
  }

  private var fields: [String: String] = [:]
  var advice = ""
  var attempts: [Attempt] = []

  /// Code and name.
  var code: String { fields["code"] ?? "" }
  var message: String { fields["message"] ?? "" }
  var parameter: String? { fields["parameter"] }
  var modelID: String { fields["model ID"] ?? "" }
  var requestID: String { fields["request ID"] ?? "" }
  var generationID: String? { fields["generation"] }
  /// Immediate or mid-stream, how much had arrived, and the time.
  var when: String { fields["when"] ?? "" }
  var endpoint: String { fields["endpoint"] ?? "" }
  /// Waits between the attempts, in seconds.
  var waits: [Double] { attempts.compactMap(\.wait) }

  /// Columns of the labels, as the panel has them.
  private static let labelColumns = 12

  /// - Parameter lines: the panel's content without its borders and keys.
  init?(lines: [String]) {
    let blocks = lines.split(separator: "", omittingEmptySubsequences: true).map(Array.init)
    guard blocks.count >= 2 else { return nil }
    var label = ""
    for line in blocks[0] {
      let name = line.prefix(Self.labelColumns).trimmed
      let value = line.dropFirst(Self.labelColumns).trimmed
      if !name.isEmpty { label = name }
      fields[label] = [fields[label], value].compactMap(\.self).joined(separator: " ")
    }
    advice = blocks[1].map { $0[...].trimmed }.joined(separator: " ")
    guard blocks.count > 2, let head = blocks[2].first else { return }
    for line in blocks[2].dropFirst() { read(line, head: head) }
  }

  private mutating func read(_ line: String, head: String) {
    let starts = ["time", "result", "then waited", "request ID"].map { name in
      head.firstRange(of: name).map { head.distance(from: head.startIndex, to: $0.lowerBound) }
        ?? Int.max
    }
    func column(_ from: Int, _ to: Int) -> String {
      guard from < line.count else { return "" }
      return line.dropFirst(from).prefix(to - from).trimmed
    }
    guard let number = Int(column(0, starts[0])) else {
      // A request ID that did not fit beside the rest stands below it.
      if !attempts.isEmpty { attempts[attempts.count - 1].requestID = line[...].trimmed }
      return
    }
    let wait = column(starts[2], min(starts[3], line.count)).split(separator: " ").first
    let id = starts[3] == .max ? "" : column(starts[3], line.count)
    attempts.append(
      Attempt(
        number: number, time: column(starts[0], starts[1]), result: column(starts[1], starts[2]),
        wait: wait.flatMap { Double($0) }, requestID: id.isEmpty || id == "–" ? nil : id))
  }
}

extension ErrorPanel {
  /// What one screen shows of the panel's content.
  struct Page {
    /// Number of the first line, from 0, and of all lines.
    var first: Int
    var total: Int
    var lines: [String]

    /// Nil when the panel is not open, or not drawn wholly.
    init?(_ screen: Screen) {
      let rows = screen.lines.map(\.text)
      guard let top = rows.firstIndex(where: { $0.contains("┌─ error ─") }),
        let bottom = rows[top...].firstIndex(where: { $0.contains("└──") })
      else { return nil }
      let inside = rows[(top + 1)..<bottom].map { row in
        row.drop { $0 == " " }.dropFirst(2).dropLast().trimmedAtEnd
      }
      guard let keys = inside.firstIndex(where: { $0.hasPrefix("r retry") }) else { return nil }
      if let match = rows[top].firstMatch(of: /(\d+)–(\d+) of (\d+)/) {
        first = (Int(match.1) ?? 1) - 1
        total = Int(match.3) ?? 0
        lines = Array(inside.prefix((Int(match.2) ?? 0) - first))
      } else {
        first = 0
        lines = Array(inside[..<keys])
        while lines.last?.isEmpty == true { lines.removeLast() }
        total = lines.count
      }
    }
  }
}

extension Substring {
  fileprivate var trimmed: String { drop { $0 == " " }.trimmedAtEnd }

  fileprivate var trimmedAtEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
