import Chat
import Glibc
import Settings
import TUI

/// The log's file for those who only read it.
enum LogFile {
  /// Whether there is anything to read: a missing or empty file would become a new log when opened.
  /// A file that cannot be looked at is left to the store, which says why.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0 else { return errno != ENOENT && errno != ENOTDIR }
    return status.st_mode & S_IFMT != S_IFREG || status.st_size > 0
  }

  /// The path as it may be shown.
  static func shown(_ path: String) -> String { Sanitizer.display(path, oneLine: true) }
}

extension Places {
  /// The demo's log, apart from that of real conversations.
  var demoDatabase: String { dataDirectory + "/demo.db" }
}

extension StoreError {
  /// What is wrong with a log that was to be read, and what to do, in one line.
  var readingText: String {
    let text =
      switch self {
      case .unreadable(let path, let reason):
        "the log \(path) cannot be opened (\(reason)). Check the file, or give another directory "
          + "with --data-dir"
      case .notADatabase(let path):
        "\(path) is no log of Confab's and was left alone. Give another directory with --data-dir"
      case .newer(let path, let version, let known):
        "the log \(path) was made by a newer Confab (form \(version), this one knows \(known)) and was "
          + "left alone. Update Confab, or give "
          + "another directory with --data-dir"
      case .full(let path): "the disk of \(path) is full: the log cannot be opened"
      case .locked(let path):
        "another program keeps the log \(path) locked: end it, then try again"
      case .damaged(let path):
        "the log \(path) is damaged. Bring a backup back with confab logs restore"
      case .replaced(let path): "the log \(path) was moved or deleted meanwhile"
      case .failed(let path, let reason): "the log \(path) cannot be read (\(reason))"
      }
    return Sanitizer.display(text, oneLine: true)
  }
}
