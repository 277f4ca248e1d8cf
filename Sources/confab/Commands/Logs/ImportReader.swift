import Chat
import Dispatch
import Interchange
import Storage

/// Reads what is imported, a batch ahead, on a thread of its own: while one is written, the next is read.
///
/// Responsible for the order of the sources and for how far they are read. What a source holds is the
/// source's to know.
actor ImportReader {
  /// Some of what the sources hold, in their order.
  struct Batch: Sendable {
    var items: [ImportedItem] = []
    /// Bytes of all sources that are read with it.
    var bytesRead = 0
    /// There is no more.
    var isLast = false
  }

  /// Bytes that make a batch: some transactions of the writer, which has work while the next is read.
  /// Two are held.
  private static let batchSize = 8_000_000
  /// Conversations of a batch: those of an archive show no bytes until all of a part is read.
  private static let mostItems = 500

  /// Bytes of all of them.
  nonisolated let bytesInAll: Int

  private let executor = QueueExecutor(DispatchQueue(label: "confab.import"))
  private var sources: [any ImportSource] = []
  private var finished = 0
  private var ahead: Batch?
  /// What could not be opened.
  private var unopened: [ImportProblem] = []

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  init(_ request: ImportRun.Request) {
    var bytesInAll = 0
    for path in request.paths {
      do throws(ImportProblem) {
        let only = request.only
        let source = try Interchange.open(path, name: path, only: only) {
          (path, name) throws(ImportProblem) in
          try DatabaseImport.open(path, name: name, only: only)
        }
        bytesInAll += source.bytesInAll
        sources.append(source)
      } catch {
        unopened.append(error)
      }
    }
    self.bytesInAll = bytesInAll
  }

  func next() -> Batch {
    let batch = ahead ?? read()
    ahead = nil
    if !batch.isLast {
      Task(executorPreference: executor) { await self.readAhead() }
    }
    return batch
  }

  private func readAhead() {
    if ahead == nil { ahead = read() }
  }

  private func read() -> Batch {
    var batch = Batch(items: unopened.map { .problem($0) })
    unopened = []
    let begin = finished + (sources.first?.bytesRead ?? 0)
    while let source = sources.first, !Interruption.isNoted {
      do throws(ImportProblem) {
        if let item = try source.next() {
          batch.items.append(item)
        } else {
          finish(source)
        }
      } catch {
        batch.items.append(.problem(error))
        finish(source)
      }
      batch.bytesRead = finished + (sources.first?.bytesRead ?? 0)
      if batch.items.count >= Self.mostItems || batch.bytesRead - begin >= Self.batchSize { break }
    }
    batch.isLast = sources.isEmpty || Interruption.isNoted
    return batch
  }

  private func finish(_ source: any ImportSource) {
    finished += source.bytesInAll
    sources.removeFirst()
  }
}
