import Chat
import GRDB

/// Adds up the requests of the log by day or by model.
///
/// Responsible for counting each request once: the siblings that a turn leaves repeat the attempts
/// before their own, and a fork copies all of them. Such a repetition has the start of the first, and
/// everything else that is read here; two requests do not begin in the same millionth of a second and
/// come to the same. What lies in the trash counts: it was asked for and paid.
struct Statistics {
  /// What one request came to. Two that are equal are the same one.
  private struct Request: Hashable {
    var number: Int
    var model: String
    var endpoint: String
    var requestID: String?
    var endedAfter: Double?
    var firstTextAfter: Double?
    var textBytes: Int
    var promptTokens: Int?
    var completionTokens: Int?
    var cost: Double?
    var hasFailed: Bool
  }

  private struct Group {
    var sum: LogStatistics
    var firstTexts: [Double] = []
    /// For the order of groups.
    var day = 0

    mutating func add(_ request: Request) {
      sum.attempts += 1
      if request.hasFailed { sum.errors += 1 }
      if request.textBytes > 0 { sum.answers += 1 }
      // A broken server may report anything: a sum must not overflow.
      if let tokens = request.promptTokens {
        sum.promptTokens = (sum.promptTokens ?? 0).addingReportingOverflow(tokens).partialValue
      }
      if let tokens = request.completionTokens {
        sum.completionTokens =
          (sum.completionTokens ?? 0).addingReportingOverflow(tokens).partialValue
      }
      if let cost = request.cost { sum.cost = (sum.cost ?? 0) + cost }
      if let seconds = request.firstTextAfter { firstTexts.append(seconds) }
    }

    func finished() -> LogStatistics {
      var sum = sum
      let sorted = firstTexts.sorted()
      func atMost(_ hundredths: Int) -> Double? {
        sorted.isEmpty ? nil : sorted[(sorted.count * hundredths + 99) / 100 - 1]
      }
      sum.firstTextMedian = atMost(50)
      sum.firstText95th = atMost(95)
      return sum
    }
  }

  private let grouping: LogStatistics.Grouping
  private let zone: ZoneOffsets
  private var byDay: [Int: Group] = [:]
  private var byModel: [String: Group] = [:]

  private init(by grouping: LogStatistics.Grouping, zone: ZoneOffsets) {
    self.grouping = grouping
    self.zone = zone
  }

  /// - Throws: also when the task is cancelled.
  static func fetch(
    by grouping: LogStatistics.Grouping, since: WallTime?, before: WallTime?, zone: ZoneOffsets,
    in db: Database
  ) throws -> [LogStatistics] {
    var statistics = Statistics(by: grouping, zone: zone)
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: inOrder),
      arguments: [since?.seconds ?? -Double.infinity, before?.seconds ?? .infinity])
    var start: Double?
    var atOnce: [Request] = []
    var count = 0
    while let row = try rows.next() {
      count += 1
      if count.isMultiple(of: stride) { try Task.checkCancellation() }
      let request = Request(
        number: row[1], model: row[2], endpoint: row[3], requestID: row[4], endedAfter: row[5],
        firstTextAfter: row[6], textBytes: row[7], promptTokens: row[8], completionTokens: row[9],
        cost: row[10], hasFailed: row[11])
      let time: Double = row[0]
      if time != start {
        start = time
        atOnce = []
      } else if atOnce.contains(request) {
        continue
      }
      atOnce.append(request)
      statistics.add(request, at: time)
    }
    return statistics.result()
  }

  private mutating func add(_ request: Request, at seconds: Double) {
    switch grouping {
    case .day:
      let bounded = min(max(seconds, -6e10), 2.5e11)
      let offset = Double(zone.offset(at: WallTime(seconds: bounded)))
      let day = Int(((bounded + offset) / Self.day).rounded(.down))
      byDay[day, default: Group(sum: LogStatistics(name: ""), day: day)].add(request)
    case .model:
      byModel[request.model, default: Group(sum: LogStatistics(name: request.model))].add(request)
    }
  }

  private func result() -> [LogStatistics] {
    switch grouping {
    case .day:
      byDay.values.sorted { $0.day > $1.day }.map { group in
        var sum = group.finished()
        sum.name = CivilTime(WallTime(seconds: Double(group.day) * Self.day)).date
        return sum
      }
    case .model:
      byModel.values.map { $0.finished() }.sorted {
        ($1.attempts, $0.name) < ($0.attempts, $1.name)
      }
    }
  }

  private static let day = 86_400.0
  /// Rows between two looks at whether anybody still waits.
  private static let stride = 2_000

  /// Walks the index of starts; an order of the rest is not needed.
  static let inOrder = """
    SELECT started_at, number, model, endpoint, request_id, ended_after, first_text_after,
      text_bytes, prompt_tokens, completion_tokens, cost, failure IS NOT NULL
    FROM attempts WHERE started_at >= ? AND started_at < ? ORDER BY started_at
    """
}
