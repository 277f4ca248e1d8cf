import Chat
import ChatUI

/// Conversations as a whole: names, tags, the trash, files.
extension Controller {
  func run(_ effect: LogEffect) {
    switch effect {
    case .loadConversations: loadConversations()
    case .openLast(let front):
      Task(executorPreference: executor) { await self.openLast(except: front) }
    case .delete(let id): delete(id)
    case .undelete(let id): Task(executorPreference: executor) { await self.undelete(id) }
    case .export(let id, let path, let isNamed): export(id, to: path, isNamed: isNamed)
    }
  }

  /// Conversations that a list holds: more than anybody walks through; older ones are found by what
  /// was said in them.
  private static let listed = 1_000

  private func loadConversations() {
    Task(executorPreference: executor) { [store = parts.store, inbox] in
      do throws(StoreError) {
        let list = try await store.conversations(newest: Self.listed)
        inbox.send(.interface(.log(.conversations(list))))
      } catch {
        inbox.send(.interface(.notice(error.text, isWarning: true)))
      }
    }
  }

  private func openLast(except front: ConversationID?) async {
    do {
      let newest = try await parts.store.conversations(newest: 2)
      guard let last = newest.first(where: { $0.id != front }) else {
        inbox.send(.interface(.log(.nothingElse)))
        return
      }
      await show(fromLog: last.id)
    } catch {
      tell(error.text)
    }
  }

  /// What runs in it is stopped, and what had come is written, before it goes.
  private func delete(_ id: ConversationID) {
    let ending = close(id)
    Task(executorPreference: executor) { [store = parts.store, time = parts.time, inbox] in
      await ending?.value
      do throws(StoreError) {
        try await store.setDeleted(time.wallNow, id)
        guard let stored = try await store.load(id, newest: 1) else { return }
        inbox.send(.interface(.log(.deleted(stored.conversation))))
      } catch {
        inbox.send(.interface(.notice(error.text, isWarning: true)))
      }
    }
  }

  private func undelete(_ id: ConversationID) async {
    do {
      try await parts.store.setDeleted(nil, id)
      guard let stored = try await parts.store.load(id, newest: 1) else { return }
      await show(fromLog: id)
      inbox.send(.interface(.log(.undeleted(stored.conversation))))
    } catch {
      tell(error.text)
    }
  }

  private func export(_ id: ConversationID, to path: String, isNamed: Bool) {
    let session = open[id]?.session
    Task(executorPreference: Self.files) { [store = parts.store, inbox] in
      // The log is to know what was said a moment ago.
      await session?.flush()
      let export = ConversationExport(
        of: id, from: store, as: ExportFormat(path: path), version: Confab.version,
        html: MarkdownHTML.text)
      let home = ProcessEnvironment.variables()["HOME"]
      do throws(NewFile.Problem) {
        let written = try await Self.write(export, to: path, mayNumber: !isNamed, home: home)
        inbox.send(.interface(.log(.exported(path: written))))
      } catch {
        inbox.send(.interface(.log(.exportFailed(path: path, reason: error.reason))))
      }
    }
  }

  /// Numbers that are tried for a name that nobody chose.
  private static let numbers = 2...99

  /// - Returns: the path of the file.
  private static func write(
    _ export: ConversationExport, to path: String, mayNumber: Bool, home: String?
  ) async throws(NewFile.Problem) -> String {
    var free = path
    var numbers = (mayNumber ? Array(Self.numbers) : [])[...]
    var file: NewFile.Growing?
    while file == nil {
      do throws(NewFile.Problem) {
        file = try NewFile.Growing(free, home: home)
      } catch {
        guard error.isNameTaken, let number = numbers.popFirst() else { throw error }
        let dot = path.lastIndex(of: ".") ?? path.endIndex
        free = "\(path[..<dot])-\(number)\(path[dot...])"
      }
    }
    guard let file else { return free }
    do throws(ConversationExport.Problem<NewFile.Problem>) {
      try await export.write { text throws(NewFile.Problem) in try file.append(text) }
      try finish(file)
      return free
    } catch {
      file.discard()
      throw NewFile.Problem(reason: ExportWords.reason(error))
    }
  }

  private static func finish(
    _ file: NewFile.Growing
  ) throws(ConversationExport.Problem<NewFile.Problem>) {
    do throws(NewFile.Problem) { try file.finish() } catch { throw .sink(error) }
  }
}
