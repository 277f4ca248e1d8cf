import Chat
import Dispatch
import Glibc
import Storage

/// Makes a log of made-up conversations, and says what that took.
///
///     confab-bench store --path DIR [--messages 1000000] [--conversations 20000] [--seed 1]
enum StoreBenchmark {
  static func run(_ options: Options) async throws {
    let path = options.path + "/confab.db"
    let messages = options.number("messages", 1_000_000)
    var generator = StoreGenerator(
      messages: messages, conversations: options.number("conversations", max(1, messages / 50)),
      seed: UInt64(options.number("seed", 1)))
    let store = try SQLiteStore.open(path: path)
    let clock = ContinuousClock()
    let start = clock.now
    var generating = Duration.zero
    let writer = try BulkWriter(store, time: BenchTime())
    for index in 0..<generator.conversations {
      let began = clock.now
      let conversation = generator.conversation(index)
      generating += clock.now - began
      try writer.add(conversation)
      if (index + 1) % 1_000 == 0 {
        print("  \(index + 1) conversations, \(seconds(clock.now - start)) s")
      }
    }
    try writer.finish()
    let taken = clock.now - start
    await store.close()
    let count = writer.counts.newMessages
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let processor = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
    print(
      """
        \(count) messages in \(seconds(taken)) s, \(seconds(generating)) s of them to make them up; \(processor) s of the \
        processor, \(usage.ru_maxrss >> 10) MiB at most
        file: \(size(path) >> 20) MiB
      """)
  }

  static func seconds(_ duration: Duration) -> Double {
    let parts = duration.components
    return (Double(parts.seconds) * 10 + Double(parts.attoseconds) / 1e17).rounded() / 10
  }

  private static func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}

/// What stands behind the name of a benchmark: `--name value`.
struct Options {
  private var values: [String: String] = [:]

  init(_ arguments: some Sequence<String>) {
    var name: String?
    for argument in arguments {
      if argument.hasPrefix("--") {
        name = String(argument.dropFirst(2))
      } else if let known = name {
        values[known] = argument
        name = nil
      }
    }
  }

  var path: String { values["path"] ?? "/tmp/confab-bench" }

  func number(_ name: String, _ standard: Int) -> Int {
    values[name].flatMap(Int.init) ?? standard
  }
}

struct BenchTime: TimeSource {
  var now: Instant { Instant(nanoseconds: Int64(DispatchTime.now().uptimeNanoseconds)) }
  var wallNow: WallTime { WallTime(seconds: 1_790_000_000) }
  func sleep(until deadline: Instant) async throws {}
}
