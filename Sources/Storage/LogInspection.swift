package import Chat
import Dispatch
import GRDB
import Glibc

/// Looks at a log without changing anything in it: for who only wants to know how it is.
package struct LogInspection: Sendable {
  package enum Content: Hashable, Sendable {
    case absent
    case empty
    case log(version: Int)
    case foreign
  }

  package enum Integrity: Hashable, Sendable {
    case whole
    case tooLong
    case faults([String])
    case failed(String)
  }

  /// What is in it, as far as it can be read.
  package struct Look: Sendable {
    package var integrity: Integrity
    /// The form; what the file's header says may lag behind.
    package var version: Int?
    package var conversations: Int?
    package var inTrash: Int?
  }

  package struct Disk: Hashable, Sendable {
    package var freeBytes: Int
    package var isReadOnly: Bool
  }

  /// The form that this program writes.
  package static var knownVersion: Int { Int(Schema.version) }

  private let path: String

  package init(path: String) { self.path = path }

  package func content() throws(StoreError) -> Content {
    switch try DatabaseFile(path: path).look() {
    case .absent: .absent
    case .empty: .empty
    case .other: .foreign
    case .database(let header):
      header.applicationID == Schema.applicationID || header.userVersion == 0
        ? .log(version: Int(header.userVersion)) : .foreign
    }
  }

  /// Reads through the file, which blocks.
  /// - Parameter seconds: it gives up then.
  package func look(seconds: Int) -> Look {
    var look = Look(integrity: .failed(""), version: nil, conversations: nil, inTrash: nil)
    do {
      var configuration = SQLiteStore.configuration
      configuration.label = "confab.inspection"
      configuration.readonly = true
      configuration.busyMode = .timeout(1)
      let queue = try DatabaseQueue(path: source, configuration: configuration)
      // See `SQLiteStore`: a connection's dispatch queue is never freed.
      _ = Unmanaged.passRetained(queue)
      defer { try? queue.close() }
      try queue.read { db in
        look.version = try? Int.fetchOne(db, sql: "PRAGMA user_version")
        look.conversations = try? Int.fetchOne(
          db, sql: "SELECT count(*) FROM conversations WHERE deleted_at IS NULL")
        look.inTrash = try? Int.fetchOne(
          db, sql: "SELECT count(*) FROM conversations WHERE deleted_at IS NOT NULL")
        let end = DispatchTime.now() + .seconds(seconds)
        let faults = try Interruptions.during(
          db, { if DispatchTime.now() > end { throw CancellationError() } }
        ) { try String.fetchAll(db, sql: "PRAGMA quick_check(5)") }
        look.integrity = faults == ["ok"] ? .whole : .faults(faults)
      }
    } catch is CancellationError {
      look.integrity = .tooLong
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      look.integrity = .faults(["the database disk image is malformed"])
    } catch {
      look.integrity = .failed("\((error as? DatabaseError)?.message ?? "\(error)")")
    }
    return look
  }

  /// The file as it lies there, where nobody writes it: else SQLite would leave files beside it.
  private var source: String {
    var status = stat()
    guard stat(path + "-wal", &status) != 0 || status.st_size == 0 else { return path }
    let plain = path.utf8.map { byte in
      let isPlain = byte > 0x20 && byte < 0x7F && !"?#%".utf8.contains(byte)
      return isPlain
        ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return "file:" + plain.joined() + "?immutable=1"
  }

  /// The file and what SQLite keeps beside it; nil: it is not there.
  package func size() -> (bytes: Int, mode: UInt32)? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    let mode = UInt32(status.st_mode)
    var bytes = Int(status.st_size)
    if stat(path + "-wal", &status) == 0 { bytes += Int(status.st_size) }
    return (bytes, mode)
  }

  /// The disk of its directory, or of the next one above that is there.
  package func disk() -> Disk? {
    var directory = path[...]
    while let slash = directory.lastIndex(of: "/") {
      directory = directory[..<slash]
      var disk = statvfs()
      guard statvfs(directory.isEmpty ? "/" : String(directory), &disk) == 0 else { continue }
      return Disk(
        freeBytes: Int(
          clamping: UInt64(disk.f_bavail).multipliedReportingOverflow(
            by: UInt64(disk.f_frsize)
          ).partialValue),
        isReadOnly: disk.f_flag & UInt(ST_RDONLY) != 0)
    }
    return nil
  }

  /// Other processes of this user that have the file open, as far as the system tells.
  package func users() -> [Int] {
    guard let identity = FileIdentity(of: path), let processes = opendir("/proc") else { return [] }
    defer { closedir(processes) }
    var users: [Int] = []
    while let entry = readdir(processes) {
      guard let name = Self.name(entry), let process = Int(name), process != Int(getpid()),
        let descriptors = opendir("/proc/\(name)/fd")
      else { continue }
      defer { closedir(descriptors) }
      while let descriptor = readdir(descriptors) {
        guard let number = Self.name(descriptor), Int(number) != nil,
          FileIdentity(of: "/proc/\(name)/fd/\(number)") == identity
        else { continue }
        users.append(process)
        break
      }
    }
    return users.sorted()
  }

  private static func name(_ entry: UnsafeMutablePointer<dirent>) -> String? {
    let length = Int(entry.pointee.d_reclen)
    return withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: length) { String(validatingCString: $0) }
    }
  }
}
