import ArgumentParser
import Chat
import ChatUI
import Storage

/// `confab logs stats`: what was asked, and what it came to.
struct LogStatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats",
    abstract: "Add up requests, tokens, cost, errors and times to the first token.",
    discussion: """
      Nothing is estimated: what no server reported is “–” (in JSON, null). The time to the first token
      is that of half of the requests at most, and of nineteen of twenty.

      Into a file or a pipe it writes a line a day or a model, separated by tabs: name, requests, answers,
      errors, tokens in, tokens out, cost in US dollars, the two times in seconds.
      """)

  @Option(help: ArgumentHelp("A line for each: day or model.", valueName: "day|model"))
  var by = LogStatistics.Grouping.day

  @Flag(help: "Write one JSON array.")
  var json = false

  @Option(
    help: ArgumentHelp("Leave out what is older: a date, or a time ago.", valueName: "date|7d"))
  var since: String?

  @Option(help: ArgumentHelp("Leave out what is younger.", valueName: "date|7d"))
  var before: String?

  @OptionGroup var log: LogOptions

  func validate() throws {
    try LogOptionChecks.check("--since", time: since)
    try LogOptionChecks.check("--before", time: before)
  }

  func run() throws {
    let (grouping, since, before, isJSON) = (by, since, before, json)
    log.run("confab logs stats") { world throws(StoreError) in
      let rows = try await world.open().statistics(
        by: grouping, since: world.time(since), before: world.time(before),
        zone: LocalClock.zone(at: world.now))
      if isJSON {
        StandardOutput.write(
          JSONLines.array(rows.map { StatisticsReport.json($0, by: grouping) }))
      } else if let columns = StandardOutput.columns {
        StandardOutput.write(
          rows.isEmpty
            ? "No request in \(LogFile.shown(world.path)) in that time.\n"
            : StatisticsReport.text(rows, by: grouping, width: columns))
      } else {
        StandardOutput.write(StatisticsReport.tabSeparated(rows, by: grouping))
      }
      return .success
    }
  }
}

extension LogStatistics.Grouping: ExpressibleByArgument {}
