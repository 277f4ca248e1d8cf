import Foundation
import Settings

/// A home directory of its own for a test, gone afterwards.
final class Scratch: Sendable {
  let home: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("confab-home-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    home = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: home) }

  /// - Returns: the absolute path.
  @discardableResult
  func write(_ text: String, to path: String, mode: Int = 0o600) throws -> String {
    let full = home + "/" + path
    let url = URL(fileURLWithPath: full)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: full)
    return full
  }

  func places(_ options: Options = Options()) throws -> Places {
    try Places(options: options, environment: ["HOME": home])
  }
}
