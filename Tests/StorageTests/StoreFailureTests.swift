import Chat
import GRDB
import Glibc
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

  static let systemRows: [(ResultCode, Int32, StoreError)] = [
    (.SQLITE_IOERR, ENOSPC, .full(path: "/log")),
    (.SQLITE_CANTOPEN, ENOSPC, .full(path: "/log")),
    (
      .SQLITE_IOERR, EFBIG,
      .failed(path: "/log", reason: "the system lets no file grow so large: see ulimit -f")
    ),
    (
      .SQLITE_READONLY, EROFS,
      .unreadable(path: "/log", reason: "its file system is read-only")
    ),
    (.SQLITE_IOERR, 0, .failed(path: "/log", reason: "said so")),
    (.SQLITE_CORRUPT, ENOSPC, .damaged(path: "/log")),
  ]

  @Test(arguments: systemRows.indices)
  func tellsWhatTheSystemSaidOfTheDisk(row: Int) {
    let (code, number, expected) = Self.systemRows[row]
    let error = DatabaseError(resultCode: code, message: "said so")
    #expect(StoreError(error, path: "/log", system: number) == expected)
  }

  @Test func leavesItsOwnErrorsAsTheyAre() {
    #expect(StoreError(StoreError.replaced(path: "/a"), path: "/b") == .replaced(path: "/a"))
  }
}
