import Foundation

/// The repository's own files, read as text.
enum SourceTree {
  struct File {
    /// From the repository's top: `Sources/TUI/Screen/Cell.swift`.
    let path: String
    let text: String

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    /// The target that it belongs to, for a file under Sources.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
  }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func files(under folder: String, suffixes: [String] = [".swift"]) throws -> [File] {
    let base = root.appendingPathComponent(folder)
    let names = try FileManager.default.subpathsOfDirectory(atPath: base.path).sorted()
    return try names.filter { name in suffixes.contains { name.hasSuffix($0) } }.map { name in
      let data = try Data(contentsOf: base.appendingPathComponent(name))
      return File(path: "\(folder)/\(name)", text: String(decoding: data, as: UTF8.self))
    }
  }

  static func topLevel() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.path)
  }
}
