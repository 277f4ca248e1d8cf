import Chat
import FoundationEssentials
import TUI

/// What an import came to, for people and for programs.
struct ImportReport {
  private let counts: ImportCounts
  private let all: [ImportProblem]
  private let problemCount: Int
  private let isCancelled: Bool
  private let isDryRun: Bool
  private let log: String

  /// Problems that are shown to people.
  private static let shown = 20

  init(_ run: ImportRun, log: String) {
    counts = run.counts
    all = run.problems
    problemCount = run.problemCount
    isCancelled = run.isCancelled
    isDryRun = run.request.isDryRun
    self.log = log
  }

  var status: ExitStatus {
    isCancelled ? Interruption.status : problemCount > 0 ? .failure : .success
  }

  var text: String {
    var lines: [String] = []
    let verb = isDryRun ? "Would import" : "Imported"
    lines.append(
      "\(verb) \(Self.count(counts.newConversations, "new conversation")), "
        + "\(Self.count(counts.newMessages, "message")) in all.")
    if counts.grownConversations > 0 {
      let had = isDryRun ? "has" : "had"
      lines.append(
        "\(Self.count(counts.grownConversations, "conversation")) that \(had) been there "
          + "\(counts.grownConversations == 1 ? "has" : "have") grown.")
    }
    if counts.knownConversations > 0 {
      lines.append(
        "\(Self.count(counts.knownConversations, "conversation")) "
          + "\(counts.knownConversations == 1 ? "was" : "were") there already.")
    }
    if isCancelled {
      lines.append("Stopped: what came in stays. The same command goes on from there.")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A line each.
  var problems: String {
    guard problemCount > 0 else { return "" }
    var lines = all.prefix(Self.shown).map {
      Sanitizer.display("\($0.place.text): \($0.reason)", oneLine: true)
    }
    if problemCount > lines.count {
      lines.append("… and \(problemCount - lines.count) more: --json lists them")
    }
    let head = "\(Self.count(problemCount, "problem")):"
    return ([head] + lines).joined(separator: "\n") + "\n"
  }

  private static func count(_ count: Int, _ noun: String) -> String {
    "\(ProgressLine.grouped(count)) \(noun)\(count == 1 ? "" : "s")"
  }

  // MARK: For programs

  /// The names and their meaning stay: a script may depend on each.
  private struct Record: Encodable {
    struct Conversations: Encodable { var new, grown, known: Int }
    struct Messages: Encodable { var new, known: Int }
    struct Problem: Encodable { var place, reason: String }

    var conversations: Conversations
    var messages: Messages
    var problems: [Problem]
    var problemCount: Int
    var cancelled: Bool
    var dryRun: Bool
    var log: String

    enum CodingKeys: String, CodingKey {
      case conversations, messages, problems, cancelled, log
      case problemCount = "problem_count"
      case dryRun = "dry_run"
    }
  }

  var json: String {
    let record = Record(
      conversations: .init(
        new: counts.newConversations, grown: counts.grownConversations,
        known: counts.knownConversations),
      messages: .init(new: counts.newMessages, known: counts.knownMessages),
      problems: all.map {
        .init(
          place: Sanitizer.display($0.place.text, oneLine: true),
          reason: Sanitizer.display($0.reason, oneLine: true))
      }, problemCount: problemCount, cancelled: isCancelled, dryRun: isDryRun,
      log: LogFile.shown(log))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Numbers and strings: nothing that JSON cannot say.
    return (try? encoder.encode(record)).map { String(decoding: $0, as: UTF8.self) + "\n" } ?? ""
  }
}
