import GRDB
import GRDBSQLite

/// A statement that is run for one row after another, its values given from the first to the last.
/// Where a million rows are written, GRDB's arguments, a box for each value of each run, cost as much
/// as SQLite's own work.
///
/// Not responsible for transactions, and not for what GRDB's observers see: they hear nothing of it.
final class RowStatement {
  private let statement: Statement
  private let db: Database
  private var values: CInt = 0
  private var problem = SQLITE_OK

  /// To be used within the access to the database that it was made in.
  init(_ sql: String, in db: Database) throws {
    statement = try db.cachedStatement(sql: sql)
    self.db = db
  }

  // MARK: Values

  func add(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      // A text without characters has no address, which to SQLite would be NULL.
      bytes.withMemoryRebound(to: CChar.self) { characters in
        note(
          sqlite3_bind_text(
            handle, next(), characters.baseAddress ?? Self.nothing, CInt(characters.count),
            Self.copied))
      }
    }
  }

  func add(_ text: String?) {
    if let text { add(text) } else { addNull() }
  }

  func add(_ number: Int64) { note(sqlite3_bind_int64(handle, next(), number)) }

  func add(_ number: Int?) {
    if let number { add(Int64(number)) } else { addNull() }
  }

  func add(_ number: Double?) {
    if let number { note(sqlite3_bind_double(handle, next(), number)) } else { addNull() }
  }

  private func addNull() { note(sqlite3_bind_null(handle, next())) }

  // MARK: Running

  /// Runs it with the values that were added, and begins anew.
  func run() throws { _ = try step() }

  /// - Returns: whether it gives a row.
  func givesRow() throws -> Bool { try step() == SQLITE_ROW }

  private func step() throws -> CInt {
    let code = problem == SQLITE_OK ? sqlite3_step(handle) : problem
    defer {
      sqlite3_reset(handle)
      (values, problem) = (0, SQLITE_OK)
    }
    guard code == SQLITE_DONE || code == SQLITE_ROW else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: sqlite3_extended_errcode(db.sqliteConnection)),
        message: db.lastErrorMessage, sql: statement.sql)
    }
    return code
  }

  private var handle: OpaquePointer { statement.sqliteStatement }

  private func next() -> CInt {
    values += 1
    return values
  }

  private func note(_ code: CInt) {
    if problem == SQLITE_OK { problem = code }
  }

  /// SQLite copies what it is given.
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  private static var nothing: UnsafePointer<CChar> {
    let nothing: StaticString = ""
    return UnsafeRawPointer(nothing.utf8Start).assumingMemoryBound(to: CChar.self)
  }
}
