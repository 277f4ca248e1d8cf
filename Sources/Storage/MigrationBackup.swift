import Chat
import GRDB
import Glibc

/// A copy of the log beside it (`confab.db.v4-backup`, mode 0600), made before an update changes it.
///
/// Responsible for a copy that is whole or not there, and for one at most: an older one goes when a new
/// one is there. A log without anything in it has none. Programs that use the log go on meanwhile.
struct MigrationBackup {
  let path: String
  let version: Int32

  /// Bytes that are to stay free beside the copy: the update itself writes, too.
  private static let reserve: UInt64 = 16 << 20

  private var file: String { "\(path).v\(version)-backup" }

  /// - Returns: the path of the copy; nil: there was nothing to copy.
  func make(of database: DatabaseQueue) throws -> String? {
    let facts = try database.inDatabase { try Facts($0) }
    // Another program was faster: it made the copy, and has begun the update.
    guard facts.version == version, !facts.isEmpty else { return nil }
    try checkRoom(for: facts.bytes)
    let draft = "\(file).\(getpid()).new"
    unlink(draft)
    // SQLite takes an empty file as it is, its mode included.
    let descriptor = open(draft, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw problem(String(cString: strerror(errno))) }
    close(descriptor)
    do {
      guard try copy(database, to: draft) else {
        discard(draft)
        return nil
      }
      guard rename(draft, file) == 0 else { throw problem(String(cString: strerror(errno))) }
    } catch {
      discard(draft)
      throw error as? StoreError
        ?? problem((error as? DatabaseError)?.message ?? "\(error)")
    }
    return file
  }

  /// Takes earlier copies away: after the update, for until then each may be the only good one.
  func removeOthers() {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let directory = String(path.dropLast(name.count))
    guard let stream = opendir(directory.isEmpty ? "." : directory) else { return }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let found = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: Int(entry.pointee.d_reclen)) {
          String(cString: $0)
        }
      }
      guard found.hasPrefix(name + ".v"), found.hasSuffix("-backup"),
        Int(found.dropFirst(name.count + 2).dropLast("-backup".count)) != nil,
        directory + found != file
      else { continue }
      unlink(directory + found)
    }
  }

  /// - Returns: false when another program updated the log meanwhile.
  private func copy(_ database: DatabaseQueue, to draft: String) throws -> Bool {
    let target = try DatabaseQueue(path: draft, configuration: SQLiteStore.configuration)
    // Like every connection it is never freed: its dispatch queue would leave a timer behind.
    _ = Unmanaged.passRetained(target)
    defer { try? target.close() }
    try database.backup(to: target)
    let (source, copied) = try (
      database.inDatabase { try Facts($0) }, target.inDatabase { try Facts($0) }
    )
    guard copied.version == version else { return false }
    // Somebody may have gone on writing: then the log has more than the copy, never less.
    guard copied.messages <= source.messages, copied.bytes > 0,
      try target.inDatabase({ try copied.isReadable(in: $0) })
    else { throw problem("the copy is not whole") }
    return true
  }

  private func checkRoom(for bytes: UInt64) throws {
    let directory = String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex))
    var status = statvfs()
    guard statvfs(directory.isEmpty ? "/" : directory, &status) == 0 else { return }
    let free = UInt64(status.f_bavail) * UInt64(status.f_frsize)
    guard free < bytes + Self.reserve else { return }
    let missing = (bytes + Self.reserve - free) >> 20 + 1
    throw problem("the disk is full, \(missing) MB more are needed")
  }

  private func discard(_ draft: String) {
    for suffix in ["", "-wal", "-shm", "-journal"] { unlink(draft + suffix) }
  }

  private func problem(_ reason: String) -> StoreError {
    .unreadable(
      path: path,
      reason:
        "it is of an earlier version, and no backup can be made before it is updated: \(reason)"
    )
  }

  /// What tells a copy from half of one, read in no time.
  private struct Facts {
    let version: Int32
    let bytes: UInt64
    let messages: Int
    let isEmpty: Bool

    init(_ db: Database) throws {
      version = try Int32.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      let pages = try UInt64.fetchOne(db, sql: "PRAGMA page_count") ?? 0
      bytes = pages * (try UInt64.fetchOne(db, sql: "PRAGMA page_size") ?? 0)
      messages = try Int.fetchOne(db, sql: "SELECT coalesce(max(key), 0) FROM messages") ?? 0
      isEmpty =
        try Bool.fetchOne(
          db,
          sql: """
            SELECT NOT EXISTS (SELECT 1 FROM conversations) AND NOT EXISTS (SELECT 1 FROM drafts)
            """) ?? true
    }

    /// The last message of a table stands on its last page.
    func isReadable(in db: Database) throws -> Bool {
      try Int.fetchOne(db, sql: "SELECT count(*) FROM conversations") ?? 0 > 0 || messages == 0
    }
  }
}
