import Chat
import Dispatch
import Storage

/// Which log is in use: the file's, or one in memory for as long as the file cannot be opened.
///
/// Responsible for trying the file again, and for putting into it what was kept in memory, with nothing
/// lost that is written meanwhile. What a log that is open cannot write is the sessions' to try again.
actor LogKeeper {
  /// What is told of it.
  struct Reports {
    /// Why the file cannot be opened: once.
    let failed: @Sendable (StoreError) -> Void
    /// It can at last, and has everything.
    let recovered: @Sendable () -> Void
  }

  typealias Opening = Task<Result<SQLiteStore, StoreError>, Never>

  /// Opening reads the disk, and may wait for a lock: not on the queue that answers keys.
  private static let files = QueueExecutor(DispatchQueue(label: "confab.opening"))
  private static let executor = QueueExecutor(DispatchQueue(label: "confab.keeper"))

  /// Seconds before the file is tried again, doubled each time.
  private static let delays = 1.0...64.0

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    Self.executor.asUnownedSerialExecutor()
  }

  private let open: @Sendable () throws(StoreError) -> SQLiteStore
  private let isVolatile: Bool
  private let time: any TimeSource
  private let reports: Reports
  private var current: Opening
  private var delay = delays.lowerBound
  private var alarm: Task<Void, Never>?
  /// Wants to know what other programs write.
  private var watcher: (@Sendable (SQLiteStore.Sight) -> Void)?

  /// - Parameter open: opens the file; blocks.
  init(
    time: any TimeSource, reports: Reports,
    open: @escaping @Sendable () throws(StoreError) -> SQLiteStore
  ) {
    (self.open, self.time, self.reports) = (open, time, reports)
    isVolatile = false
    let first: Opening = Task(executorPreference: Self.files) {
      do throws(StoreError) {
        return .success(try open())
      } catch {
        reports.failed(error)
        return Result { () throws(StoreError) in try SQLiteStore.inMemory() }
      }
    }
    current = first
    Task(executorPreference: Self.executor) {
      if case .success(let store) = await first.value, store.isInMemory { await self.tryLater() }
    }
  }

  /// One in memory, as it was asked for: no file is tried.
  init(time: any TimeSource, reports: Reports) {
    (self.time, self.reports) = (time, reports)
    open = { () throws(StoreError) in try SQLiteStore.inMemory() }
    isVolatile = true
    current = Task(executorPreference: Self.files) {
      Result { () throws(StoreError) in try SQLiteStore.inMemory() }
    }
  }

  /// The log to read and write now. Waits while one takes another's place.
  func store() async throws(StoreError) -> SQLiteStore { try await current.value.get() }

  func watch(_ tell: @escaping @Sendable (SQLiteStore.Sight) -> Void) async {
    watcher = tell
    try? await store().watch(tell)
  }

  /// Tries the file, where it could not be opened or written.
  /// - Returns: whether it is another log now that is in use.
  @discardableResult
  func reopen() async -> Bool {
    guard !isVolatile else { return false }
    let before = current
    guard case .success(let old) = await before.value else { return false }
    let isInMemory = old.isInMemory
    guard isInMemory || old.isReadOnly else { return false }
    let opened = await Opening(executorPreference: Self.files) { [open] in
      Result { () throws(StoreError) in try open() }
    }.value
    guard case .success(let file) = opened else {
      if isInMemory { tryLater() }
      return false
    }
    // Somebody else was faster, or nothing is won.
    guard current == before, !file.isReadOnly else {
      await file.close()
      if isInMemory, current == before { tryLater() }
      return current != before
    }
    current =
      isInMemory
      ? Self.move(old, to: file)
      : Task(executorPreference: Self.files) {
        .success(file)
      }
    guard case .success(let now) = await current.value, now === file else {
      tryLater()
      return false
    }
    delay = Self.delays.lowerBound
    if let watcher { await file.watch(watcher) }
    if isInMemory { reports.recovered() } else { await old.close() }
    return true
  }

  private static func move(_ memory: SQLiteStore, to file: SQLiteStore) -> Opening {
    Task(executorPreference: files) {
      do throws(StoreError) {
        try await file.take(try await memory.handOver())
        return .success(file)
      } catch {
        await memory.takeBack()
        await file.close()
        return .success(memory)
      }
    }
  }

  private func tryLater() {
    guard alarm == nil else { return }
    let pause = delay
    delay = min(delay * 2, Self.delays.upperBound)
    alarm = Task(executorPreference: Self.executor) { [time] in
      guard (try? await time.sleep(until: time.now.advanced(bySeconds: pause))) != nil else {
        return
      }
      await self.due()
    }
  }

  private func due() async {
    alarm = nil
    await reopen()
  }
}
