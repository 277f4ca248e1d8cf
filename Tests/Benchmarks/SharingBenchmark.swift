import Chat
import Foundation
import Storage

/// How soon one program knows what another one wrote: from the end of the write there to the call that
/// says here which conversation changed. Two processes on one log.
///
///     confab-bench sharing [--rounds 100]
enum SharingBenchmark {
  private static let clock = BenchTime()

  static func run(_ options: Options) async throws {
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent(
      "confab-sharing-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let path = directory.path + "/confab.db"
    let store = try SQLiteStore.open(path: path)
    let (sights, continuation) = AsyncStream<Int64>.makeStream()
    await store.watch { sight in
      if case .changed = sight { continuation.yield(clock.now.nanoseconds) }
    }
    var seen = sights.makeAsyncIterator()

    let (asking, telling) = (Pipe(), Pipe())
    let writer = Process()
    writer.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    writer.arguments = ["sharing-writer", "--path", path]
    (writer.standardInput, writer.standardOutput) = (asking, telling)
    try writer.run()
    defer { writer.terminate() }

    // Apart, nothing of the write before is still to come; in a row, a look may be on its way.
    for (name, pause) in [("a write now and then", 1.4), ("a write every 50 ms", 0.05)] {
      var samples = Samples()
      for _ in 0..<(pause > 1 ? options.number("rounds", 100) / 4 : options.number("rounds", 100)) {
        usleep(UInt32(pause * 1e6))
        try asking.fileHandleForWriting.write(contentsOf: Data([10]))
        let line = String(decoding: telling.fileHandleForReading.availableData, as: UTF8.self)
        let times = line.split(whereSeparator: \.isWhitespace).compactMap { Int64($0) }
        guard times.count == 2 else { return print("  the writer ended: \(line)") }
        while let moment = await seen.next() {
          // What was seen before the write began is of another one.
          guard moment > times[0] else { continue }
          samples.add(max(0, Double(moment - times[1]) / 1e6))
          break
        }
      }
      samples.report(name, goal: 250)
    }
    await store.close()
  }

  /// The other program: writes a prompt for each line that it reads, and says when it had.
  static func write(_ options: Options) async throws {
    let store = try SQLiteStore.open(path: options.path)
    let id = ConversationID(rawValue: "c")
    let start = WallTime(seconds: 1_790_000_000)
    try await store.save(
      Conversation(
        id: id, title: "", model: ModelID(rawValue: "m"), createdAt: start, updatedAt: start))
    var number = 0
    while readLine() != nil {
      number += 1
      let began = clock.now.nanoseconds
      try await store.save(
        Message(
          id: MessageID(rawValue: "m\(number)"), conversation: id,
          parent: number > 1 ? MessageID(rawValue: "m\(number - 1)") : nil, role: .user,
          text: "Prompt \(number)", createdAt: start))
      try FileHandle.standardOutput.write(
        contentsOf: Data("\(began) \(clock.now.nanoseconds)\n".utf8))
    }
  }
}
