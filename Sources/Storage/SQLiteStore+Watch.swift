package import Chat
import Dispatch

/// Tells what other programs do to the log, as soon as they have done it.
extension SQLiteStore {
  /// What another program did.
  package enum Sight: Hashable, Sendable {
    /// These conversations are to be read again.
    case changed(Set<ConversationID>)
    /// The file was taken away or replaced: nothing can be written any more.
    case fileGone(path: String)
    /// It is there again.
    case fileBack
  }

  /// Once for a store. Where the system cannot tell of changes, nothing is ever told.
  /// - Parameter tell: called on a queue of its own.
  package func watch(_ tell: @escaping @Sendable (Sight) -> Void) {
    guard watch == nil else { return }
    _ = try? changesOfOthers()
    watch = LogWatch(path: path, on: executor.queue) {
      self.assumeIsolated { $0.look(tell) }
    }
  }

  private func look(_ tell: @escaping @Sendable (Sight) -> Void) {
    guard let sights = watch?.read() else { return }
    if sights.contains(.moved) { tell(isInPlace ? .fileBack : .fileGone(path: path)) }
    if !sights.isEmpty { look(later: 0, tell) }
  }

  private func look(later number: Int, _ tell: @escaping @Sendable (Sight) -> Void) {
    guard let pause = watch?.await(look: number) else { return }
    executor.queue.asyncAfter(deadline: .now() + pause) {
      self.assumeIsolated { $0.look(number, tell) }
    }
  }

  /// A look that fails finds nothing: the next one will.
  private func look(_ number: Int, _ tell: @escaping @Sendable (Sight) -> Void) {
    watch?.looked(number)
    let left = (try? leftBehind()) ?? []
    let changed = ((try? changesOfOthers()) ?? []).union(left.subtracting(toldLeft))
    toldLeft = left
    if !changed.isEmpty { tell(.changed(changed)) }
    // What was found may not be what was announced: that may still be to come.
    look(later: number + 1, tell)
  }
}
