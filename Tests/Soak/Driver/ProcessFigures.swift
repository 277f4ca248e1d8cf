import Glibc

/// What the system says of a process.
package struct ProcessFigures: Sendable {
  /// Memory that it has in use, in KiB.
  package var memory = 0
  package var descriptors = 0
  package var threads = 0
  /// Milliseconds of CPU since it began, of all threads.
  package var cpu = 0.0
  /// How often a thread began to wait, of all threads.
  package var waits = 0

  package init(of process: Int32) {
    let status = Self.text("/proc/\(process)/status")
    memory = Self.number("VmRSS:", in: status)
    threads = Self.number("Threads:", in: status)
    descriptors = Self.names("/proc/\(process)/fd").count
    for thread in Self.names("/proc/\(process)/task") {
      let path = "/proc/\(process)/task/\(thread)"
      waits += Self.number("voluntary_ctxt_switches:", in: Self.text(path + "/status"))
      // Nanoseconds on a processor.
      let time = Self.text(path + "/schedstat").split(separator: " ").first
      cpu += time.flatMap { Double($0) }.map { $0 / 1e6 } ?? 0
    }
  }

  private static func number(_ name: String, in text: String) -> Int {
    let line = text.split(separator: "\n").first { $0.hasPrefix(name) }
    let digits = line?.drop { !$0.isNumber }.prefix { $0.isNumber }
    return digits.flatMap { Int($0) } ?? 0
  }

  private static func names(_ directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  private static func text(_ path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 8_192)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }
}
