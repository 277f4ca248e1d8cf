import Curses
import Glibc
import Storage

/// What the program is made of, as it is known for certain: for `--version` and reports of faults.
enum BuildFacts {
  /// The version alone unless all is asked for: nobody else waits for it.
  static func text(arguments: [String]) -> String {
    let version = "confab \(Confab.version)"
    guard arguments.contains("--version") else { return version }
    return """
      \(version)
      built with Swift \(compiler), \(configuration), \(library)
      SQLite \(StoreFacts.sqliteVersion), \(LibraryFacts.cursesVersion), glibc \
      \(LibraryFacts.standardVersion), \(architecture)
      """
  }

  private static var compiler: String {
    #if compiler(>=6.5)
      "6.5 or later"
    #elseif compiler(>=6.4)
      "6.4"
    #elseif compiler(>=6.3)
      "6.3"
    #else
      "6.2"
    #endif
  }

  private static var configuration: String {
    #if DEBUG
      "debug"
    #else
      "release"
    #endif
  }

  private static var architecture: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "aarch64"
    #else
      "another architecture"
    #endif
  }

  /// Whether Swift's library is a file of its own: then this process has it mapped.
  private static var library: String {
    guard let maps = FileText.read("/proc/self/maps") else { return "library not known" }
    return maps.contains("libswiftCore.so") ? "shared Swift library" : "static Swift library"
  }
}

/// A small text of the system's.
private enum FileText {
  static func read(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
