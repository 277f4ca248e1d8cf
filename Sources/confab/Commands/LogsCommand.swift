import ArgumentParser
import Chat
import Glibc
import Settings
import Storage
import TUI

/// `confab logs --errors`: what failed, months later, with what the API's support asks for.
struct LogsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logs",
    abstract: "List the failed requests of all conversations, newest first.",
    discussion: """
      confab logs --errors                 all that is worth a look
      confab logs --errors --since 7d      of the last seven days
      confab logs --errors --json          for programs: times in UTC, unknown is null

      Into a file or a pipe it writes a line an error, separated by tabs: time, code, model,
      request ID, conversation ID, title.
      """,
    subcommands: [LogsImportCommand.self])

  @Flag(help: "List the failed requests.")
  var errors = false

  @Flag(help: "Write one JSON array.")
  var json = false

  @Option(
    help: ArgumentHelp("Leave out what is older: a date, or a time ago.", valueName: "date|7d"))
  var since: String?

  @Option(help: ArgumentHelp("List at most so many, the newest.", valueName: "n"))
  var limit = 100

  @Option(
    name: .customLong("data-dir"),
    help: ArgumentHelp("Where conversations are kept.", valueName: "dir"))
  var dataDirectory: String?

  @Flag(help: "Read the demo's log.")
  var demo = false

  /// More than anybody reads; keeps the list in memory.
  private static let largestLimit = 1_000_000

  func validate() throws {
    guard (1...Self.largestLimit).contains(limit) else {
      throw ValidationError("--limit \(limit): give a number from 1 to \(Self.largestLimit).")
    }
    if let since, Since(since) == nil {
      throw ValidationError(
        "--since “\(Sanitizer.display(since, oneLine: true))” is no date: give "
          + "\(Since.examples).")
    }
  }

  func run() throws {
    guard errors else {
      throw ValidationError(
        "say what to list: confab logs --errors lists the failed requests "
          + "(with --json, --since 7d, --limit 20 as wished).")
    }
    let path = logPath()
    let since = since.flatMap(Since.init)
    let (limit, isJSON) = (limit, json)
    Program.run { executor in
      let start = since?.time(now: MachineTime(executor: executor).wallNow)
      let entries: [LedgerEntry]
      do throws(StoreError) {
        guard LogFile.exists(path) else {
          fail(
            "confab logs: there is no log \(LogFile.shown(path)) yet. Another directory: "
              + "--data-dir; the demo's log: --demo", .failure)
        }
        // One more than wanted tells whether there are more.
        entries = try await SQLiteStore.open(path: path).errors(limit: limit + 1, since: start)
      } catch {
        fail("confab logs: \(error.readingText)", .failure)
      }
      do {
        try Self.show(entries, limit: limit, isJSON: isJSON, path: path)
        return .success
      } catch {
        fail("confab logs: the list cannot be written as JSON: \(error)", .failure)
      }
    }
  }

  private static func show(
    _ entries: [LedgerEntry], limit: Int, isJSON: Bool, path: String
  ) throws {
    let listed = Array(entries.prefix(limit))
    if isJSON { return StandardOutput.write(try ErrorRecord.json(listed)) }
    let table = ErrorTable(listed, utcOffset: LocalClock.offset)
    guard let columns = StandardOutput.columns else {
      return StandardOutput.write(table.tabSeparated)
    }
    if listed.isEmpty {
      return StandardOutput.write("No failed request in \(LogFile.shown(path)).\n")
    }
    let more =
      entries.count > limit ? "There are more: --limit \(min(limit * 10, largestLimit))\n" : ""
    StandardOutput.write(table.aligned(to: columns) + more)
  }

  private func logPath() -> String {
    do throws(SettingsProblem) {
      let places = try Places(
        options: Options(dataDirectory: dataDirectory),
        environment: ProcessEnvironment.variables())
      return demo ? places.demoDatabase : places.database
    } catch {
      fail("confab logs: \(error.text)", .refused)
    }
  }
}
