import Glibc

/// Tells the programs apart that use one log, and those that still run from those that ended: what a
/// program that ended left unfinished is another's to go on with.
package struct RunningProgram: Sendable {
  /// Its process and when that began, for numbers of processes come back.
  package let name: String
  private let isRunning: @Sendable (String) -> Bool

  /// - Parameter isRunning: told a name; whether that program still runs.
  package init(name: String, isRunning: @escaping @Sendable (String) -> Bool) {
    self.name = name
    self.isRunning = isRunning
  }

  /// nil: it was not noted who wrote something.
  func runs(_ name: String?) -> Bool { name.map { $0 == self.name || isRunning($0) } ?? false }

  /// Whether that is another program, and it still runs.
  func isOther(_ name: String?) -> Bool { name != self.name && runs(name) }

  package static let this = RunningProgram(name: name(of: getpid()) ?? "\(getpid())") { name in
    guard let process = name.split(separator: " ").first.flatMap({ pid_t($0) }) else {
      return false
    }
    return Self.name(of: process) == name
  }

  /// `process start`, as the kernel counts both; nil: there is no such process here.
  private static func name(of process: pid_t) -> String? {
    let descriptor = open("/proc/\(process)/stat", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1024)
    let count = read(descriptor, &bytes, bytes.count)
    guard count > 0 else { return nil }
    // The program's own name is in brackets, and may hold anything; the start is the 20th field after.
    let text = String(decoding: bytes.prefix(count), as: UTF8.self)
    guard let end = text.lastIndex(of: ")") else { return nil }
    let fields = text[text.index(after: end)...].split(separator: " ")
    // One that ended stays in the list until its parent has heard of it.
    return fields.count > 19 && fields[0] != "Z" ? "\(process) \(fields[19])" : nil
  }
}
