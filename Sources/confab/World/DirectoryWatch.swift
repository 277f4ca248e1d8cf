import Dispatch
import Glibc

/// Tells when files in some directories are written, replaced or removed: by inotify, so without
/// looking, and without waking up while nothing happens. A directory that is not there yet is waited for.
///
/// Several changes within a moment are told once: editors write a file in several steps.
actor DirectoryWatch {
  /// How long it has to be quiet before a change is told.
  private static let pause = DispatchTimeInterval.milliseconds(100)
  private static let executor = QueueExecutor(DispatchQueue(label: "confab.watch"))

  /// A file was written whole, came, or went; the directory itself went.
  private static let changes = UInt32(
    IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF
      | IN_MOVE_SELF)
  /// A directory came in which the one may be that is waited for.
  private static let arrivals = UInt32(IN_CREATE | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF)

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    Self.executor.asUnownedSerialExecutor()
  }

  private let directories: [String]
  private let changed: @Sendable (_ paths: Set<String>) -> Void
  private var descriptor: Int32 = -1
  private var source: (any DispatchSourceRead)?
  /// What a watch is of, by its number; nil: of something above a directory that is not there.
  private var watched: [Int32: String?] = [:]
  private var paths: Set<String> = []
  /// Counts changes, for telling whether it was quiet since one.
  private var count = 0

  /// - Parameter changed: is told the full paths of what changed; called on a queue of its own.
  init(_ directories: [String], changed: @escaping @Sendable (_ paths: Set<String>) -> Void) {
    self.directories = directories
    self.changed = changed
  }

  /// - Returns: false when the system has no more watches to give: then nothing is ever told.
  @discardableResult
  func begin() -> Bool {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { return false }
    let source = DispatchSource.makeReadSource(
      fileDescriptor: descriptor, queue: Self.executor.queue)
    source.setEventHandler { self.assumeIsolated { $0.read() } }
    source.activate()
    self.source = source
    _ = watchAll()
    return true
  }

  /// - Returns: directories that are watched now and were not before.
  private func watchAll() -> [String] {
    var found: [String] = []
    var isComplete = true
    for directory in directories where !watched.values.contains(directory) {
      if let number = watch(directory, Self.changes) {
        watched[number] = .some(directory)
        found.append(directory)
        continue
      }
      isComplete = false
      var place = directory
      while let above = Self.above(place), errno == ENOENT || errno == ENOTDIR {
        place = above
        guard let number = watch(place, Self.arrivals) else { continue }
        // It may be one of those that are watched for themselves.
        if watched[number] == nil { watched[number] = .some(nil) }
        break
      }
    }
    if isComplete {
      for number in watched.filter({ $0.value == nil }).keys {
        watched[number] = nil
        inotify_rm_watch(descriptor, number)
      }
    }
    return found
  }

  private func watch(_ path: String, _ mask: UInt32) -> Int32? {
    let number = inotify_add_watch(descriptor, path, mask | UInt32(IN_ONLYDIR | IN_MASK_ADD))
    return number >= 0 ? number : nil
  }

  private func read() {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let size = Glibc.read(descriptor, &buffer, buffer.count)
      guard size > 0 else { break }
      take(buffer[..<size])
    }
    // One that came may have files in it already.
    paths.formUnion(watchAll())
    guard !paths.isEmpty else { return }
    count += 1
    let now = count
    Self.executor.queue.asyncAfter(deadline: .now() + Self.pause) {
      self.assumeIsolated { $0.tell(asOf: now) }
    }
  }

  private func take(_ bytes: ArraySlice<UInt8>) {
    let header = MemoryLayout<inotify_event>.size
    var rest = bytes
    while rest.count >= header {
      let event = rest.withUnsafeBytes { $0.loadUnaligned(as: inotify_event.self) }
      let name = rest.dropFirst(header).prefix(Int(event.len)).prefix { $0 != 0 }
      rest = rest.dropFirst(header + Int(event.len))
      if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { paths.formUnion(directories) }
      guard let place = watched[event.wd] else { continue }
      if event.mask & UInt32(IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED) != 0 {
        watched[event.wd] = nil
        inotify_rm_watch(descriptor, event.wd)
        if let place { paths.insert(place) }
      } else if let place {
        paths.insert(name.isEmpty ? place : place + "/" + String(decoding: name, as: UTF8.self))
      }
    }
  }

  private func tell(asOf count: Int) {
    guard count == self.count, !paths.isEmpty else { return }
    let told = paths
    paths = []
    changed(told)
  }

  /// nil above the root, and above a relative name.
  private static func above(_ path: String) -> String? {
    guard let slash = path.lastIndex(of: "/"), path != "/" else { return nil }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
