import Foundation
import Storage

/// Writes into a log for some seconds, beside others that do the same, and then says what it wrote:
/// `StoreWriter LOG NAME SECONDS STATEMENT`.
@main
struct StoreWriter {
  static func main() async throws {
    let words = CommandLine.arguments
    guard words.count == 5, let seconds = Double(words[3]) else { exit(64) }
    var writer = Writer(store: try SQLiteStore.open(path: words[1]), name: words[2])
    try await writer.run(seconds: seconds)
    try JSONEncoder().encode(writer.statement).write(to: URL(fileURLWithPath: words[4]))
  }
}
