/// Which paths git leaves out: the lines of all files that hold above a directory. The last line that
/// matches decides; a line of a deeper file comes after those of the files above it.
struct IgnoreRules: Hashable, Sendable {
  private struct File: Hashable {
    /// The directory that the lines are relative to, in its parts.
    let directory: [Substring]
    let patterns: [IgnorePattern]
  }

  private var files: [File] = []

  /// Adds a file's lines.
  /// - Parameter directory: from the walk's root; where the root itself lies deeper than the file, the
  ///   root's own path is in front of every path that is asked about.
  mutating func add(_ text: String, in directory: [Substring]) {
    let text = text.first == "\u{FEFF}" ? text.dropFirst() : text[...]
    let patterns = text.split(whereSeparator: { $0 == "\n" || $0 == "\r\n" }).compactMap {
      IgnorePattern($0)
    }
    if !patterns.isEmpty { files.append(File(directory: directory, patterns: patterns)) }
  }

  /// Whether a path is left out, its directories being taken in.
  func leavesOut(_ path: [Substring], isDirectory: Bool) -> Bool {
    for file in files.reversed() where path.starts(with: file.directory) {
      let rest = path[file.directory.count...]
      guard !rest.isEmpty else { continue }
      for pattern in file.patterns.reversed()
      where pattern.matches(rest, isDirectory: isDirectory) {
        return !pattern.isNegated
      }
    }
    return false
  }
}
