/// One line of a `.gitignore` (gitignore(5)).
struct IgnorePattern: Hashable, Sendable {
  /// `!…`: what an earlier line left out is taken in again.
  let isNegated: Bool
  private let onlyDirectories: Bool
  private let segments: [GlobSegment]

  /// nil: a blank line, a comment, or what matches nothing.
  init?(_ line: some StringProtocol) {
    var bytes = Self.withoutBlankEnd(Array(line.utf8))
    if bytes.last == 0x0D { bytes.removeLast() }
    guard let first = bytes.first, first != UInt8(ascii: "#") else { return nil }
    isNegated = first == UInt8(ascii: "!")
    if isNegated { bytes.removeFirst() }
    let slash = UInt8(ascii: "/")
    onlyDirectories = bytes.last == slash
    if onlyDirectories { bytes.removeLast() }
    // A slash at the beginning or within ties it to the file's own directory.
    let isAnchored = bytes.contains(slash)
    if bytes.first == slash { bytes.removeFirst() }
    guard !bytes.isEmpty else { return nil }
    var segments: [GlobSegment] = []
    for part in bytes.split(separator: slash, omittingEmptySubsequences: false) {
      guard let segment = GlobSegment(part) else { return nil }
      segments.append(segment)
    }
    if !isAnchored, let any = GlobSegment("**".utf8) { segments.insert(any, at: 0) }
    self.segments = segments
  }

  /// - Parameter path: relative to the file's directory, in its parts.
  func matches(_ path: ArraySlice<Substring>, isDirectory: Bool) -> Bool {
    if onlyDirectories, !isDirectory { return false }
    // Which numbers of the path's parts the segments so far can have taken.
    var taken = [Bool](repeating: false, count: path.count + 1)
    taken[0] = true
    for (number, segment) in segments.enumerated() {
      var next = [Bool](repeating: false, count: path.count + 1)
      if segment.isAnyDirectories {
        // At the end it stands for what is inside: one part at least.
        let least = number == segments.count - 1 ? 1 : 0
        for start in taken.indices where taken[start] {
          for end in (start + least)..<max(start + least, next.count) { next[end] = true }
          break
        }
      } else {
        for (index, part) in path.enumerated() where taken[index] {
          if segment.matches(Array(part.utf8)) { next[index + 1] = true }
        }
      }
      taken = next
    }
    return taken[path.count]
  }

  /// Blanks at the end count only after a backslash.
  private static func withoutBlankEnd(_ line: [UInt8]) -> [UInt8] {
    var line = line
    while line.last == 0x20 {
      var escapes = 0
      for byte in line.dropLast().reversed() {
        guard byte == UInt8(ascii: "\\") else { break }
        escapes += 1
      }
      if escapes % 2 == 1 { break }
      line.removeLast()
    }
    return line
  }
}
