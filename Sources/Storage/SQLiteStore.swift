package import Chat
import Dispatch
import GRDB
import GRDBSQLite
import Glibc

/// The log: conversations in one SQLite file (WAL, mode 0600), shared with other running instances.
///
/// Every call is one transaction, and what it wrote survives the end of the process. With
/// `synchronous = NORMAL` a loss of power may take the last transactions, never the file.
package actor SQLiteStore: ConversationStore {
  package nonisolated let path: String
  /// Used synchronously and only here: GRDB's asynchronous access runs on Swift's shared pool.
  nonisolated let database: DatabaseQueue
  let executor = QueueExecutor(label: "confab.log")

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// What it writes is known by.
  let program: RunningProgram
  /// Up to where the changes of others are known; nil: nobody asked yet.
  var position: ChangePosition?
  /// Looks for what others write, once somebody wants to know.
  var watch: LogWatch?
  /// Conversations with an answer that nobody receives any more, as far as it was told.
  var toldLeft: Set<ConversationID> = []
  /// What was in it is in another log now: whoever writes here is to write there.
  var isHandedOver = false
  /// The file that was opened, for noticing when it is not there any more.
  private let identity: FileIdentity?

  /// It ends with the program.
  package nonisolated var isInMemory: Bool { path == Self.memory }

  /// What is looked for, how often it is there, and what is listed: each has its connection, so that
  /// none waits for another. They are opened at their first use.
  nonisolated let searching: LogReader
  nonisolated let counting: LogReader
  nonisolated let listing: LogReader

  private init(path: String, database: DatabaseQueue, program: RunningProgram) {
    self.path = path
    self.database = database
    self.program = program
    let shared = path == Self.memory ? database : nil
    searching = LogReader(path: path, label: "confab.log.search", shared: shared)
    counting = LogReader(path: path, label: "confab.log.count", shared: shared)
    listing = LogReader(path: path, label: "confab.log.list", shared: shared)
    identity = path == Self.memory ? nil : FileIdentity(of: path)
    // A connection's dispatch queue carries specifics. Once such a queue is freed, libdispatch's
    // cleanup leaves a timer that wakes the process each second: connections are never freed.
    _ = Unmanaged.passRetained(database)
  }

  /// Opens the log, and makes it with its directory when it is not there. A file that is refused
  /// (no database, another program's, a later Confab's) is left as it is, byte for byte.
  /// - Parameters:
  ///   - path: of the file, absolute.
  ///   - program: writes into it.
  ///   - updating: called when the file of an earlier Confab begins to be brought to this version,
  ///     which takes seconds for a long log, and when that has ended, well or not.
  package static func open(
    path: String, program: RunningProgram = .this, updating: (Bool) -> Void = { _ in },
    backedUp: (String) -> Void = { _ in }
  ) throws(StoreError) -> SQLiteStore {
    let file = DatabaseFile(path: path)
    switch try file.look() {
    case .absent: try file.create()
    case .empty: break
    case .database(let header): try check(header, path: path)
    case .other: throw .notADatabase(path: path)
    }
    do {
      let store = try SQLiteStore(
        path: path, database: DatabaseQueue(path: path, configuration: configuration),
        program: program)
      do {
        if let backup = try store.begin(on: file, updating: updating) { backedUp(backup) }
        return store
      } catch {
        // Not one that is not for this program: closing it may put its write-ahead log into the file.
        if error is DatabaseError { try? store.database.close() }
        throw error
      }
    } catch {
      throw StoreError(error, path: path, system: file.obstacle)
    }
  }

  /// A log that lasts as long as the program, for when the file cannot be opened.
  package static func inMemory() throws(StoreError) -> SQLiteStore {
    do {
      let store = try SQLiteStore(
        path: memory, database: DatabaseQueue(configuration: configuration), program: .this)
      try store.database.write { try Schema.migrate($0) }
      return store
    } catch {
      throw StoreError(error, path: memory)
    }
  }

  /// Ends the use of the file; later calls fail. The last instance to close folds the write-ahead log
  /// into the file.
  package func close() async {
    await searching.close()
    await counting.close()
    await listing.close()
    try? database.close()
  }

  // MARK: Writing

  package func save(_ conversation: Conversation, known: Conversation?) throws(StoreError) {
    try write { db in try ConversationRow.save(conversation, known: known, in: db) }
  }

  package func setDeleted(_ time: WallTime?, _ id: ConversationID) throws(StoreError) {
    try write { db in try ConversationRow.setDeleted(time, id, in: db) }
  }

  package func save(_ message: Message) throws(StoreError) {
    try write { db in try Self.save(message, by: program, in: db) }
  }

  static func save(_ message: Message, by program: RunningProgram, in db: Database) throws {
    try MessageRow.write(message, by: RowStatement(MessageRow.upsert, in: db))
    let numbers = message.attempts.map(\.number)
    try db.cachedStatement(
      sql: """
        DELETE FROM attempts
        WHERE message = ? AND number NOT IN (SELECT value FROM json_each(?))
        """
    ).execute(arguments: [message.id.rawValue, "\(numbers)"])
    for attempt in message.attempts {
      try AttemptRow.write(attempt, of: message.id, by: RowStatement(AttemptRow.upsert, in: db))
    }
    try Receiving.note(message, by: program, in: db)
    try Attachments.note(message, in: db)
  }

  // MARK: Reading

  package func load(_ id: ConversationID, newest limit: Int) throws(StoreError)
    -> StoredConversation?
  {
    try read { db in
      guard let conversation = try ConversationRow.fetch(id, in: db),
        var page = try BranchReader(conversation, in: db).page(.end, limit: limit)
      else { return nil }
      page.receiving = try Receiving.elsewhere(page.messages, than: program, in: db)
      return StoredConversation(
        conversation: conversation, page: page,
        draft: try DraftRow.text(of: id, for: program, in: db))
    }
  }

  package func lastConversation() throws(StoreError) -> Conversation? {
    try conversations(newest: 1).first
  }

  package func conversations(newest limit: Int) throws(StoreError) -> [Conversation] {
    guard limit > 0 else { return [] }
    return try read { db in
      try Row.fetchAll(db.cachedStatement(sql: ConversationRow.newest), arguments: [limit])
        .map(ConversationRow.conversation)
    }
  }

  /// Reads from the newest prompt on and only as far as the limit needs.
  package func prompts(limit: Int) throws(StoreError) -> [String] {
    guard limit > 0 else { return [] }
    return try read { db in
      let texts = try String.fetchCursor(db.cachedStatement(sql: MessageRow.prompts))
      var seen: Set<String> = []
      var prompts: [String] = []
      while prompts.count < limit, let text = try texts.next() {
        if seen.insert(text).inserted { prompts.append(text) }
      }
      return prompts
    }
  }

  /// Failed attempts of all conversations, newest first, each once.
  /// - Parameters:
  ///   - limit: entries at most.
  ///   - since: nothing that failed before; nil: all.
  package func errors(limit: Int, since: WallTime? = nil) throws(StoreError) -> [LedgerEntry] {
    guard limit > 0 else { return [] }
    return try read { db in try Ledger.fetch(limit: limit, since: since, in: db) }
  }

  // MARK: Opening

  /// Seconds that a write waits for another instance's. Writes take milliseconds: who waits longer
  /// waits for a program that hangs.
  private static let lockPatience: Double = 5
  /// Seconds between two looks whether it is free: who leaves it free for longer lets others in.
  private static let lockLook = 0.01
  /// Looks at the beginning that come ten times as often: most writes take a millisecond.
  private static let earlyLooks = 10

  /// Of every connection to a log.
  static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "confab.log"
    configuration.busyMode = .callback { looks in
      usleep(UInt32(lockLook * (looks < earlyLooks ? 0.1 : 1) * 1e6))
      return Double(looks) * lockLook < lockPatience
    }
    configuration.prepareDatabase { WordIndex.prepare($0) }
    return configuration
  }

  /// Stands for the path of a log in memory: no path of a file is like that.
  private static let memory = "memory"

  private static func check(_ header: DatabaseFile.Header, path: String) throws(StoreError) {
    guard header.applicationID == Schema.applicationID || header.applicationID == 0,
      header.userVersion == 0 || header.applicationID == Schema.applicationID
    else {
      throw .unreadable(path: path, reason: "it is the database of another program")
    }
    if header.userVersion > Schema.version {
      throw .newer(
        path: path, version: Int(header.userVersion), known: Int(Schema.version))
    }
  }

  /// A database without a version is taken only when nothing is in it. Both are read as of one moment:
  /// another instance may be filling it.
  private nonisolated func checkEmpty() throws {
    let tables = try database.read { db in
      try (Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0) == 0
        && Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_schema)") == true
    }
    if tables {
      throw StoreError.unreadable(path: path, reason: "it is the database of another program")
    }
  }

  /// - Returns: the path of the copy of what was there before.
  private nonisolated func begin(
    on file: DatabaseFile, updating: (Bool) -> Void
  ) throws -> String? {
    // The header may lag behind what a write-ahead log holds: asked again through SQLite.
    let header = try database.inDatabase { db in
      try DatabaseFile.Header(
        userVersion: Int32.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
        applicationID: Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0)
    }
    try Self.check(header, path: path)
    if header.userVersion == 0 { try checkEmpty() }
    file.makePrivate()
    return try prepare(header.userVersion, updating: updating)
  }

  /// - Returns: the path of the copy of what was there before.
  private nonisolated func prepare(
    _ version: Int32, updating: (Bool) -> Void
  ) throws -> String? {
    try useWriteAheadLog()
    guard version != Schema.version else {
      // An import was killed. Where it cannot be written, nothing is to be merged either.
      try? database.inDatabase { db in
        if try WordIndex.isMergingPaused(db) { try WordIndex.resumeMerging(db) }
      }
      return nil
    }
    guard version > 0 else {
      try database.write { try Schema.migrate($0) }
      return nil
    }
    updating(true)
    defer { updating(false) }
    do {
      let backup = MigrationBackup(path: path, version: version)
      let copy = try backup.make(of: database)
      try database.write { try Schema.migrate($0) }
      if copy != nil { backup.removeOthers() }
      return copy
    } catch {
      // Else what SQLite keeps beside an open file would stay there.
      try? database.close()
      throw error
    }
  }

  /// Whoever changes the journal of a file that another opens at the same moment is told at once that
  /// it is locked: SQLite does not wait for that as it does for writes.
  private nonisolated func useWriteAheadLog() throws {
    let end = DispatchTime.now() + Self.lockPatience
    while true {
      do {
        return try database.inDatabase { db in
          try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
        }
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && .now() < end {
        usleep(UInt32(Self.lookInterval * 1e6))
      }
    }
  }

  /// Seconds between two looks whether a lock is gone.
  private static let lookInterval = 0.01

  // MARK: Access

  /// A file that was taken away or replaced while it was open would take what is written and lose it.
  func write<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
    guard isInPlace, !isHandedOver else { throw .replaced(path: path) }
    do {
      return try database.write(work)
    } catch {
      throw StoreError(error, path: path, system: DatabaseFile(path: path).obstacle)
    }
  }

  /// Whether its path still leads to the file that was opened.
  var isInPlace: Bool { identity == nil || identity == FileIdentity(of: path) }

  /// Its file can be read and not be written, which stays so for as long as it is open.
  package nonisolated var isReadOnly: Bool {
    database.inDatabase { db in
      db.sqliteConnection.map { sqlite3_db_readonly($0, "main") == 1 } ?? false
    }
  }

  /// What is read is of one moment. Nothing keeps `work` from writing: the pragma by which GRDB's own
  /// `read` does makes SQLite throw all prepared statements away, and compiling those that save a
  /// message, with their triggers, takes longer than saving it.
  func read<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try database.unsafeRead { db in
        var value: Value?
        try db.inTransaction(.deferred) {
          value = try work(db)
          return .commit
        }
        guard let value else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
        return value
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }
}
