import GRDB
import GRDBSQLite

/// Asks now and then, while SQLite works on one statement, whether that is to go on.
final class Interruptions {
  private let check: () throws -> Void
  private var problem: (any Error)?

  /// Steps of SQLite's machine between two looks: some milliseconds.
  private static let steps: CInt = 200_000

  private init(_ check: @escaping () throws -> Void) { self.check = check }

  /// - Parameter check: throws to end the work, which throws the same then.
  static func during<Value>(
    _ database: Database, _ check: () throws -> Void, _ work: () throws -> Value
  ) throws -> Value {
    try withoutActuallyEscaping(check) { check in
      let interruptions = Interruptions(check)
      let connection = database.sqliteConnection
      sqlite3_progress_handler(
        connection, steps,
        { context in
          context.map { Unmanaged<Interruptions>.fromOpaque($0).takeUnretainedValue().look() } ?? 0
        }, Unmanaged.passUnretained(interruptions).toOpaque())
      defer { sqlite3_progress_handler(connection, 0, nil, nil) }
      do {
        return try withExtendedLifetime(interruptions) { try work() }
      } catch {
        throw interruptions.problem ?? error
      }
    }
  }

  private func look() -> CInt {
    do { try check() } catch { problem = error }
    return problem == nil ? 0 : 1
  }
}
