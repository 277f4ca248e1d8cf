import FuzzTargets
import Glibc
import Synchronization

/// Sees to it that a crash and a hang are told with the input that made them. An input follows from
/// the seed and its number, so the number is all that has to be known.
enum Watchdog {
  /// Seconds for one input; a thousandth is more than any needs.
  private static let patience: UInt32 = 10

  private static let number = Atomic<UInt64>(0)
  private static let seed = Atomic<UInt64>(0)
  private static let previous = Atomic<UInt64>(.max)
  /// The place of the target in the list of all.
  private static let target = Atomic<Int>(0)

  static func start(seed value: UInt64) {
    seed.store(value, ordering: .relaxed)
    for crash in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE] {
      signal(crash) { signal in
        Watchdog.tell("crash (signal \(signal))")
        _exit(2)
      }
    }
    signal(SIGALRM) { _ in
      let now = Watchdog.number.load(ordering: .relaxed)
      if Watchdog.previous.exchange(now, ordering: .relaxed) == now {
        Watchdog.tell("hang")
        _exit(3)
      }
      alarm(Watchdog.patience)
    }
    alarm(patience)
  }

  static func begin(_ target: FuzzTarget, _ input: UInt64) {
    self.target.store(FuzzTarget.allCases.firstIndex(of: target) ?? 0, ordering: .relaxed)
    number.store(input, ordering: .relaxed)
  }

  static func stop() { alarm(0) }

  private static func tell(_ what: String) {
    FuzzReport.tell(
      what, FuzzTarget.allCases[target.load(ordering: .relaxed)],
      number: number.load(ordering: .relaxed), seed: seed.load(ordering: .relaxed))
  }
}
