import Glibc

/// Which file a path leads to.
struct FileIdentity: Hashable {
  private let device: UInt
  private let number: UInt

  /// nil: there is none.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt(status.st_dev)
    number = UInt(status.st_ino)
  }
}
