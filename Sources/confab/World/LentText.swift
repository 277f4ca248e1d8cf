import Glibc

/// A text in a file of its own, for another program to show: in a directory that only the user can
/// look into, removed with all that the program left beside it.
struct LentText {
  let path: String
  private let directory: String
  private let text: String

  /// - Parameter ending: of the file's name: `.swift`.
  /// - Returns: nil when no directory for such files can be written to.
  init?(_ text: String, ending: String, environment: [String: String]) {
    let places = ["XDG_RUNTIME_DIR", "TMPDIR"].compactMap { environment[$0] } + ["/tmp"]
    for place in places where place.hasPrefix("/") {
      guard let directory = Self.makeDirectory(in: place) else { continue }
      let path = "\(directory)/text\(ending)"
      do throws(NewFile.Problem) {
        try NewFile.write(text, to: path, home: nil)
        (self.path, self.directory, self.text) = (path, directory, text)
        return
      } catch {
        rmdir(directory)
      }
    }
    return nil
  }

  /// Bytes that a text may grow to in the program. More was never written by hand.
  private static let limit = 64 << 20

  /// Whether the program changed it.
  var wasChanged: Bool {
    read(upTo: text.utf8.count + 1).map { !$0.elementsEqual(text.utf8) } ?? false
  }

  /// What the program left, without the line break that editors put at the end; nil: the text as it
  /// was, or nothing that can be read.
  var edited: String? {
    guard var bytes = read(upTo: Self.limit), !bytes.elementsEqual(text.utf8) else { return nil }
    if bytes.last == UInt8(ascii: "\n"), text.utf8.last != UInt8(ascii: "\n") { bytes.removeLast() }
    let edited = String(decoding: bytes, as: UTF8.self)
    return edited == text ? nil : edited
  }

  private func read(upTo limit: Int) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var found: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while found.count < limit {
      let count = Glibc.read(descriptor, &buffer, min(buffer.count, limit - found.count))
      guard count > 0 else { break }
      found += buffer[..<count]
    }
    return found
  }

  func remove() {
    if let handle = opendir(directory) {
      while let entry = readdir(handle) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { unlink("\(directory)/\(name)") }
      }
      closedir(handle)
    }
    rmdir(directory)
  }

  private static func makeDirectory(in place: String) -> String? {
    var template = Array("\(place)/confab-XXXXXX".utf8CString)
    return template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
  }
}
