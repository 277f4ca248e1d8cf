import Glibc
import Synchronization

/// Ctrl+C during long work: it is noted, and the work ends where it can be ended. A second one ends the
/// process at once.
enum Interruption {
  /// The signal's number; 0: none came.
  private static let noted = Atomic<Int32>(0)

  static var isNoted: Bool { noted.load(ordering: .relaxed) != 0 }

  /// What the process ends with, once one is noted.
  static var status: ExitStatus { ExitStatus(signal: noted.load(ordering: .relaxed)) }

  /// Throws once one is noted.
  static func check() throws(CancellationError) { if isNoted { throw CancellationError() } }

  static func watch() {
    // Made here: a signal's handler must not.
    _ = isNoted
    for number in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { number in
        Interruption.noted.store(number, ordering: .relaxed)
      }
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_RESTART
      sigaction(number, &action, nil)
    }
  }
}
