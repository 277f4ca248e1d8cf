import Chat
import ChatUI
import Doctor
import Glibc
import Settings
import Storage

/// Looks at the log and at what earlier runs left beside it. Changes nothing.
struct LogExam: Sendable {
  private let path: String
  /// Where a run keeps what the log does not take.
  private let directories: [String]

  /// Seconds for reading through the file.
  private static let patience = 5

  init(_ places: Places, environment: [String: String]) {
    path = places.database
    let temporary = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    directories = [places.dataDirectory, places.stateDirectory, temporary]
  }

  /// Blocks.
  func run() -> LogFacts {
    let inspection = LogInspection(path: path)
    var facts = LogFacts()
    facts.path = path
    do throws(StoreError) {
      switch try inspection.content() {
      case .absent: facts.content = .absent
      case .empty: facts.content = .empty
      case .foreign: facts.content = .foreign
      case .log(let version):
        facts.content = .log(version: version, known: LogInspection.knownVersion)
        if version <= LogInspection.knownVersion { look(inspection, &facts) }
      }
    } catch {
      facts.content = .unreadable(error.readingReason)
    }
    if let size = inspection.size() {
      facts.bytes = size.bytes
      facts.mode = size.mode
      facts.isWritable = access(path, W_OK) == 0
    }
    var status = stat()
    if stat(directories[0], &status) == 0 {
      facts.directoryMode = UInt32(status.st_mode)
      facts.isWritable = facts.isWritable && access(directories[0], W_OK) == 0
    }
    if let disk = inspection.disk() {
      facts.freeBytes = disk.freeBytes
      facts.isReadOnlyDisk = disk.isReadOnly
    }
    facts.users = inspection.users()
    facts.rescued = rescued()
    return facts
  }

  private func look(_ inspection: LogInspection, _ facts: inout LogFacts) {
    let look = inspection.look(seconds: Self.patience)
    if let version = look.version {
      facts.content = .log(version: version, known: LogInspection.knownVersion)
    }
    facts.conversations = look.conversations
    facts.inTrash = look.inTrash
    facts.integrity =
      switch look.integrity {
      case .whole: .whole
      case .tooLong: .tooLong(seconds: Self.patience)
      case .faults(let faults): .faults(faults)
      case .failed(let reason): .failed(reason)
      }
  }

  private func rescued() -> [String] {
    directories.flatMap { directory in
      MachineFiles().entries(of: directory)
        .filter { $0.name.hasPrefix("confab-rescue-") && $0.kind == .file }
        .map { "\(directory)/\($0.name)" }
    }.filter { isOwn($0) }.sorted()
  }

  private func isOwn(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_uid == getuid()
  }
}

extension StoreError {
  /// Why it cannot be read, after its path was said.
  fileprivate var readingReason: String {
    switch self {
    case .unreadable(_, let reason), .failed(_, let reason): reason
    default: readingText
    }
  }
}
