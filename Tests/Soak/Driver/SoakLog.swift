import GRDB

/// What is left in the log's file, read without the program.
enum SoakLog {
  static func integrity(of path: String) throws -> String {
    try DatabaseQueue(path: path).read { db in
      try String.fetchAll(db, sql: "PRAGMA quick_check").joined(separator: ", ")
    }
  }

  /// All texts of messages.
  static func texts(in path: String) throws -> Set<String> {
    try DatabaseQueue(path: path).read { db in
      try Set(String.fetchAll(db, sql: "SELECT text FROM messages"))
    }
  }
}
