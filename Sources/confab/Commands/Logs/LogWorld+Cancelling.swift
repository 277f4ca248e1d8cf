import Chat
import Dispatch
import Glibc
import Storage

extension LogWorld {
  /// Runs what Ctrl-C cancels: it takes away what it has half written, and throws. Ends the process on any
  /// other problem.
  func cancellable(_ body: @escaping @Sendable () async throws -> Void) async -> ExitStatus {
    let work = Task(executorPreference: executor) { try await body() }
    let signals = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: Self.signals)
      source.setEventHandler { work.cancel() }
      source.resume()
      return source
    }
    defer { signals.forEach { $0.cancel() } }
    do {
      try await work.value
      return .success
    } catch {
      StandardError.clearLine()
      if work.isCancelled {
        fail("\(command): interrupted; nothing is left half written", .interrupted)
      }
      switch error {
      case let problem as LogBackup.Problem:
        fail("\(command): \(BackupReport.words(problem))", .failure)
      case let problem as StoreError: fail("\(command): \(problem.readingText)", .failure)
      case let problem as NewFile.Problem: fail("\(command): \(problem.reason)", .failure)
      default: fail("\(command): \(error)", .failure)
      }
    }
  }

  /// Not the queue that the work is on. Lives as long as the process.
  private static let signals = DispatchQueue(label: "confab.signals")
}
