import ArgumentParser
import Chat
import Settings
import Storage
import TUI

/// Which log a command is about.
struct LogOptions: ParsableArguments {
  @Option(
    name: .customLong("data-dir"),
    help: ArgumentHelp("Where conversations are kept.", valueName: "dir"))
  var dataDirectory: String?

  @Flag(help: "Use the demo's log.")
  var demo = false

  /// The file. Ends the process where no directory can be told.
  func path(for command: String) -> String {
    do throws(SettingsProblem) {
      let places = try Places(
        options: Options(dataDirectory: dataDirectory),
        environment: ProcessEnvironment.variables())
      return demo ? places.demoDatabase : places.database
    } catch {
      fail("\(command): \(error.text)", .refused)
    }
  }

  /// Does what is to be done with the log, and ends the process.
  /// - Parameter command: `confab logs list`: begins each complaint.
  func run(
    _ command: String,
    _ body: @escaping @Sendable (LogWorld) async throws(StoreError) -> ExitStatus
  ) -> Never {
    let path = path(for: command)
    Program.run { executor in
      let world = LogWorld(
        command: command, path: path, now: MachineTime(executor: executor).wallNow,
        executor: executor)
      do throws(StoreError) {
        return try await body(world)
      } catch {
        fail("\(command): \(error.readingText)", .failure)
      }
    }
  }
}

/// What a command on the log knows of where and when it runs.
struct LogWorld: Sendable {
  let command: String
  /// The log's file.
  let path: String
  let now: WallTime
  let executor: QueueExecutor

  /// Ends the process where there is no log.
  func open() throws(StoreError) -> SQLiteStore {
    guard LogFile.exists(path) else {
      fail(
        "\(command): there is no log \(LogFile.shown(path)) yet. Another directory: --data-dir; "
          + "the demo's log: --demo", .failure)
    }
    return try SQLiteStore.open(path: path)
  }

  /// A query as it was typed. Ends the process where something in it is wrong.
  func query(_ words: [String], since: String? = nil) -> LogQuery {
    let text = LogQueryText(
      words.joined(separator: " "), isTyping: false, now: now, utcOffset: LocalClock.offset)
    guard text.problems.isEmpty else {
      let problems = text.problems.map { Sanitizer.display($0.text, oneLine: true) }
      fail("\(command): \(problems.joined(separator: "\n"))", .usage)
    }
    var query = text.query
    if let time = time(since) { query.filters.append(LogFilter(.since(time))) }
    return query
  }

  /// nil for nil. What is no time was refused before.
  func time(_ text: String?) -> WallTime? {
    text.flatMap { LogDate($0) }?.time(now: now, utcOffset: LocalClock.offset)
  }

  /// The conversation of an identifier, or of `last`. Ends the process where there is none.
  func conversation(_ name: String, in store: SQLiteStore) async throws(StoreError) -> Conversation
  {
    if name == "last" {
      if let last = try await store.lastConversation() { return last }
      fail("\(command): there is no conversation in \(LogFile.shown(path)) yet", .failure)
    }
    if let stored = try await store.load(ConversationID(rawValue: name), newest: 1) {
      return stored.conversation
    }
    fail(
      "\(command): no conversation “\(Sanitizer.display(name, oneLine: true))” in "
        + "\(LogFile.shown(path)). confab logs list shows the IDs; “last” is the newest", .failure)
  }
}

/// Checks of options that several commands have.
enum LogOptionChecks {
  /// More than anybody reads; keeps lists in memory.
  static let largestLimit = 1_000_000

  static func check(limit: Int) throws {
    guard (1...largestLimit).contains(limit) else {
      throw ValidationError("--limit \(limit): give a number from 1 to \(largestLimit).")
    }
  }

  static func check(_ option: String, time: String?) throws {
    guard let time, LogDate(time) == nil else { return }
    throw ValidationError(
      "\(option) “\(Sanitizer.display(time, oneLine: true))” is no date: give \(LogDate.examples).")
  }
}
