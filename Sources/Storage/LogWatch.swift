import Dispatch
import Glibc

/// Tells when another program may have written to the log: by inotify on its directory, so without
/// looking, and without waking up while nothing happens.
///
/// Responsible for when it is time to look. Not for what changed: SQLite knows. The write-ahead log is
/// written a moment before SQLite lets others see what was committed, so a look comes a moment after
/// the write, and two more after it: on a busy machine the moment may be long, and so may a program's
/// end, of which the first sign is that it closes the file.
struct LogWatch {
  /// Seconds from a write to the first look, and from each look to the next.
  private static let pauses = [0.02, 0.13, 1]

  /// What happened in the directory.
  enum Sight: Hashable {
    /// The write-ahead log was written, or a program that had it open ended.
    case written
    /// The file itself came, went, or was replaced.
    case moved
  }

  private let descriptor: Int32
  private let source: any DispatchSourceRead
  /// The file's name in its directory.
  private let name: String
  /// Looks that are to come.
  private var awaited: Set<Int> = []

  /// - Parameter happened: called on the queue when something can be `read`.
  /// - Returns: nil when the system has no more watches to give, or the path has no directory.
  init?(path: String, on queue: DispatchQueue, happened: @escaping @Sendable () -> Void) {
    guard let slash = path.lastIndex(of: "/") else { return nil }
    name = String(path[path.index(after: slash)...])
    let directory = slash == path.startIndex ? "/" : String(path[..<slash])
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    let mask = UInt32(
      IN_MODIFY | IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR)
    guard inotify_add_watch(descriptor, directory, mask) >= 0 else {
      close(descriptor)
      return nil
    }
    source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
    source.setEventHandler(handler: happened)
    source.activate()
  }

  /// What happened since it was read last.
  func read() -> Set<Sight> {
    var sights: Set<Sight> = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let size = Glibc.read(descriptor, &buffer, buffer.count)
      guard size > 0 else { return sights }
      take(buffer[..<size], into: &sights)
    }
  }

  private func take(_ bytes: ArraySlice<UInt8>, into sights: inout Set<Sight>) {
    let header = MemoryLayout<inotify_event>.size
    var rest = bytes
    while rest.count >= header {
      let event = rest.withUnsafeBytes { $0.loadUnaligned(as: inotify_event.self) }
      let file = rest.dropFirst(header).prefix(Int(event.len)).prefix { $0 != 0 }
      rest = rest.dropFirst(header + Int(event.len))
      let changed = String(decoding: file, as: UTF8.self)
      if event.mask & UInt32(IN_Q_OVERFLOW) != 0 || changed == name + "-wal" {
        sights.insert(.written)
      } else if changed == name, event.mask & UInt32(IN_MODIFY | IN_CLOSE_WRITE) == 0 {
        sights.insert(.moved)
      }
    }
  }

  /// - Returns: seconds until a look; nil: one is on its way and will see this, too, or nothing is to
  ///   be expected of another one.
  mutating func await(look number: Int) -> Double? {
    guard Self.pauses.indices.contains(number), awaited.insert(number).inserted else { return nil }
    return Self.pauses[number]
  }

  mutating func looked(_ number: Int) { awaited.remove(number) }
}
