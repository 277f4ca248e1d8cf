import GRDBSQLite

/// What the log is written with.
package enum StoreFacts {
  /// `3.40.1`.
  package static var sqliteVersion: String { String(cString: sqlite3_libversion()) }
}
