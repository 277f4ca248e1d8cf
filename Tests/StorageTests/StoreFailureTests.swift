import Chat
import GRDB
import Testing

@testable import Storage

struct StoreFailureTests {
  static let rows: [(ResultCode, StoreError)] = [
    (.SQLITE_FULL, .full(path: "/log")),
    (.SQLITE_NOTADB, .notADatabase(path: "/log")),
    (.SQLITE_CANTOPEN, .unreadable(path: "/log", reason: "said so")),
    (.SQLITE_READONLY, .unreadable(path: "/log", reason: "said so")),
    (.SQLITE_BUSY, .locked(path: "/log")),
    (.SQLITE_IOERR, .failed(path: "/log", reason: "said so")),
    (.SQLITE_CORRUPT, .damaged(path: "/log")),
  ]

  @Test(arguments: rows.indices)
  func tellsWhatAResultCodeMeans(row: Int) {
    let (code, expected) = Self.rows[row]
    let error = DatabaseError(
      resultCode: code, message: "said so", sql: "INSERT INTO messages", arguments: ["private"])
    #expect(StoreError(error, path: "/log") == expected)
    #expect(!"\(StoreError(error, path: "/log"))".contains("private"))
  }

  @Test func leavesItsOwnErrorsAsTheyAre() {
    #expect(StoreError(StoreError.newer(path: "/a"), path: "/b") == .newer(path: "/a"))
  }
}
