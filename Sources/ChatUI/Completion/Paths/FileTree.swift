/// A machine's directories, as far as finding a path needs them.
package protocol FileTree {
  /// What a directory holds, in no order, without `.` and `..`; empty when it cannot be read. Of links
  /// the kind is that of what they lead to.
  func entries(of directory: String) -> [FileEntry]
  /// A small text file; nil when there is none.
  func text(of file: String) -> String?
}

package struct FileEntry: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case file, directory
    /// A link to a directory: shown, and not followed, so that no walk goes in a circle.
    case linkedDirectory
  }

  package var name: String
  package var kind: Kind

  package init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }
}
