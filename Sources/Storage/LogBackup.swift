package import Chat
import GRDB
import Glibc

/// Copies a log as a whole while it is in use, and puts such a copy back.
///
/// Responsible for a copy that is whole: of one moment, read again and compared before it gets its name,
/// private, and never in the place of another file unless that is asked for. Blocks whoever calls it.
package enum LogBackup {
  package enum Problem: Error, Hashable, Sendable {
    /// There is a file of that name.
    case exists(path: String)
    case store(StoreError)
    /// What was read is not what it should be.
    case damaged(path: String, reason: String)
    /// Another program has the log open that was to be replaced.
    case inUse(path: String)
    /// The file system refused.
    case refused(path: String, reason: String)
  }

  /// What a log holds.
  package struct Content: Hashable, Sendable {
    package var conversations: Int
    package var messages: Int
    package var attempts: Int
    package var attachments: Int
  }

  package enum Progress: Hashable, Sendable {
    /// Pages of the file.
    case copied(Int, of: Int)
    case verifying
  }

  /// Pages that are copied between two reports: some milliseconds.
  private static let step: CInt = 2_000

  /// - Parameters:
  ///   - replaces: another file of that name may go.
  ///   - progress: throws to give up.
  @discardableResult
  package static func make(
    of log: String, to path: String, replaces: Bool = false,
    progress: @escaping (Progress) throws -> Void = { _ in }
  ) throws -> Content {
    if !replaces, access(path, F_OK) == 0 { throw Problem.exists(path: path) }
    let part = path + ".part"
    unlink(part)
    do {
      try makePrivate(part)
      let content = try copy(log, to: part, progress)
      guard (replaces ? rename(part, path) : link(part, path)) == 0 else {
        throw errno == EEXIST ? Problem.exists(path: path) : refused(path)
      }
      unlink(part)
      return content
    } catch {
      unlink(part)
      throw problem(error, path)
    }
  }

  /// Puts a copy in the place of the log, which is kept under another name.
  /// - Parameter aside: the name for it; nothing may be there.
  /// - Returns: what the copy holds.
  @discardableResult
  package static func restore(
    _ copy: String, to log: String, keeping aside: String,
    progress: @escaping (Progress) throws -> Void = { _ in }
  ) throws -> Content {
    try check(copy)
    let part = log + ".part"
    unlink(part)
    do {
      if try DatabaseFile(path: log).look() == .absent {
        try DatabaseFile(path: log).create()
        unlink(log)
      }
      try makePrivate(part)
      let content = try Self.copy(copy, to: part, progress)
      if access(log, F_OK) == 0 {
        guard access(aside, F_OK) != 0 else { throw Problem.exists(path: aside) }
        try closeForOthers(log)
        guard rename(log, aside) == 0 else { throw refused(aside) }
      }
      guard rename(part, log) == 0 else {
        let problem = refused(log)
        rename(aside, log)
        throw problem
      }
      // What is left of the log before belongs to it, and would spoil this one.
      for suffix in ["-wal", "-shm"] { unlink(log + suffix) }
      return content
    } catch {
      unlink(part)
      throw problem(error, log)
    }
  }

  /// That it is a log, and one that this program reads.
  private static func check(_ path: String) throws {
    do throws(StoreError) {
      switch try DatabaseFile(path: path).look() {
      case .absent: throw .unreadable(path: path, reason: "there is no such file")
      case .empty, .other: throw .notADatabase(path: path)
      case .database(let header):
        guard header.applicationID == Schema.applicationID else {
          throw .unreadable(path: path, reason: "it is the database of another program")
        }
        if header.userVersion > Schema.version {
          throw .newer(
            path: path, version: Int(header.userVersion), known: Int(Schema.version))
        }
      }
    } catch {
      throw Problem.store(error)
    }
  }

  /// Copies what is in a database at one moment, and compares the copy with it.
  private static func copy(
    _ source: String, to target: String, _ progress: @escaping (Progress) throws -> Void
  ) throws -> Content {
    let from = try open(source, readsOnly: true)
    defer { try? from.close() }
    let into = try open(target, readsOnly: false)
    let content = try from.read { sourceDatabase in
      // Begins the moment: a copy that began before every step would begin anew with each write.
      let content = try self.content(of: sourceDatabase)
      try into.inDatabase { database in
        try sourceDatabase.backup(to: database, pagesPerStep: step) { state in
          try progress(.copied(state.completedPageCount, of: state.totalPageCount))
        }
        // One file, with nothing beside it.
        try database.execute(sql: "PRAGMA journal_mode = DELETE")
      }
      return content
    }
    try into.close()
    try progress(.verifying)
    let copied = try open(target, readsOnly: true)
    defer { try? copied.close() }
    try copied.read { database in
      let faults = try Interruptions.during(database, { try progress(.verifying) }) {
        try String.fetchAll(database, sql: "PRAGMA integrity_check(3)")
      }
      guard faults == ["ok"] else {
        throw Problem.damaged(path: source, reason: faults.joined(separator: "; "))
      }
      guard try self.content(of: database) == content else {
        throw Problem.damaged(path: source, reason: "the copy has not all of it")
      }
    }
    return content
  }

  private static func content(of database: Database) throws -> Content {
    func count(_ table: String) throws -> Int {
      guard try database.tableExists(table) else { return 0 }
      return try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0
    }
    return Content(
      conversations: try count("conversations"), messages: try count("messages"),
      attempts: try count("attempts"), attachments: try count("attachments"))
  }

  /// Folds the write-ahead log into the file and takes it away, which SQLite does for nobody while
  /// another connection is open.
  private static func closeForOthers(_ log: String) throws {
    let queue = try open(log, readsOnly: false)
    defer { try? queue.close() }
    let mode: String?
    do {
      mode = try queue.inDatabase { try String.fetchOne($0, sql: "PRAGMA journal_mode = DELETE") }
    } catch let error as DatabaseError
      where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode)
    {
      throw Problem.inUse(path: log)
    } catch {
      // One that is damaged can be put aside as it is.
      return
    }
    if mode != "delete" { throw Problem.inUse(path: log) }
  }

  private static func open(_ path: String, readsOnly: Bool) throws -> DatabaseQueue {
    var configuration = SQLiteStore.configuration
    configuration.label = "confab.backup"
    configuration.readonly = readsOnly
    configuration.busyMode = .timeout(1)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    // See `SQLiteStore`: a connection's dispatch queue is never freed.
    _ = Unmanaged.passRetained(queue)
    return queue
  }

  private static func makePrivate(_ path: String) throws {
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw refused(path) }
    close(descriptor)
  }

  private static func refused(_ path: String) -> Problem {
    .refused(path: path, reason: String(cString: strerror(errno)))
  }

  private static func problem(_ error: any Error, _ path: String) -> any Error {
    switch error {
    case is Problem, is CancellationError: error
    default: Problem.store(StoreError(error, path: path))
    }
  }
}
