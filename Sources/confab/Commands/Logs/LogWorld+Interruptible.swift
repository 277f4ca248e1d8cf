import Chat
import Storage
import TUI

extension LogWorld {
  /// Runs what Ctrl-C ends: it looks whether one came, takes away what it has half written, and throws.
  /// Ends the process on any other problem.
  /// - Parameter left: what there is of it then, and how to go on.
  func interruptible(
    _ left: String = "nothing was changed; the same command begins anew",
    _ body: () async throws -> Void
  ) async -> ExitStatus {
    Interruption.watch()
    do {
      try await body()
      return .success
    } catch {
      if StandardError.columns != nil { StandardError.write("\r\u{1B}[K") }
      if Interruption.isNoted { fail("\(command): stopped: \(left)", Interruption.status) }
      switch error {
      case let problem as LogBackup.Problem:
        fail("\(command): \(BackupReport.words(problem))", .failure)
      case let problem as StoreError: fail("\(command): \(problem.readingText)", .failure)
      case let problem as NewFile.Problem:
        fail("\(command): \(Sanitizer.display(problem.reason, oneLine: true))", .failure)
      default: fail("\(command): \(error)", .failure)
      }
    }
  }
}
