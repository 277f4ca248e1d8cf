import Glibc
import Settings

/// The configuration's file on the disk: where it is, and how it is made.
enum ConfigurationFile {
  /// Writes the commented default file, readable by its owner alone, with the directories above it.
  /// One that is there stays as it is.
  /// - Returns: whether it was made.
  @discardableResult
  static func make(at path: String) throws(NewFile.Problem) -> Bool {
    guard access(path, F_OK) != 0 else { return false }
    try makeDirectory(directory(of: path))
    try NewFile.write(SettingsTemplate.text, to: path, home: nil)
    return true
  }

  /// The file that a link leads to; the path itself when there is none.
  static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let current = getcwd(nil, 0) else { return path }
    defer { free(current) }
    return String(cString: current) + "/" + path
  }

  static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func makeDirectory(_ directory: String) throws(NewFile.Problem) {
    var path = directory.hasPrefix("/") ? "" : "."
    for name in directory.split(separator: "/") {
      path += "/" + name
      guard mkdir(path, 0o700) == 0 || errno == EEXIST || access(path, F_OK) == 0 else {
        throw NewFile.Problem(
          reason: "the directory \(path) cannot be made: \(String(cString: strerror(errno)))")
      }
    }
  }
}
