import Glibc
import Synchronization

/// Ctrl+C during long work: it is noted, and the work ends where it can be ended. A second one ends the
/// process at once.
enum Interruption {
  private static let noted = Atomic<Bool>(false)

  static var isNoted: Bool { noted.load(ordering: .relaxed) }

  static func watch() {
    // Made here: a signal's handler must not.
    _ = isNoted
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { _ in
        Interruption.noted.store(true, ordering: .relaxed)
      }
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
      sigaction(number, &action, nil)
    }
  }
}
