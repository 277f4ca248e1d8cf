import ArgumentParser
import Chat
import Glibc

/// `confab logs path`: where the log is.
struct LogPathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "Print the log's file.",
    discussion:
      "Beside it SQLite may keep what was written last, under the same name with -wal and -shm.")

  @Flag(help: "Write one JSON object.")
  var json = false

  @OptionGroup var log: LogOptions

  func run() throws {
    let path = log.path(for: "confab logs path")
    guard json else { return StandardOutput.write(LogFile.shown(path) + "\n") }
    var status = stat()
    let isThere = stat(path, &status) == 0
    let record = JSONValue.record([
      ("path", .shown(path)), ("exists", .bool(isThere)),
      ("bytes", isThere ? .number(Double(status.st_size)) : .null),
    ])
    StandardOutput.write(record.compactText + "\n")
  }
}
