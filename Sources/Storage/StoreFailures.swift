import Chat
import GRDB
import Glibc

/// What SQLite's result codes mean to the user of a log.
extension StoreError {
  /// - Parameters:
  ///   - error: what GRDB threw, or a `StoreError`, which stays as it is.
  ///   - system: why the system may have refused, as a number of its own; 0: nothing is known.
  init(_ error: any Error, path: String, system: CInt = 0) {
    guard let error = error as? DatabaseError else {
      self = error as? StoreError ?? .failed(path: path, reason: "\(error)")
      return
    }
    // Without the statement and its arguments: those hold what the user wrote.
    let reason = error.message ?? "SQLite error \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_IOERR where system == ENOSPC, .SQLITE_CANTOPEN where system == ENOSPC:
      self = .full(path: path)
    case .SQLITE_IOERR where system == EFBIG:
      self = .failed(path: path, reason: "the system lets no file grow so large: see ulimit -f")
    case .SQLITE_IOERR where system == EROFS, .SQLITE_CANTOPEN where system == EROFS,
      .SQLITE_READONLY where system == EROFS:
      self = .unreadable(path: path, reason: "its file system is read-only")
    case .SQLITE_FULL: self = .full(path: path)
    case .SQLITE_NOTADB: self = .notADatabase(path: path)
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      self = .unreadable(path: path, reason: reason)
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path)
    case .SQLITE_CORRUPT: self = .damaged(path: path)
    default: self = .failed(path: path, reason: reason)
    }
  }
}
