import Glibc

/// The path of an executable of this package, as built beside the running tests.
package func builtProduct(_ name: String) -> String {
  var path = [CChar](repeating: 0, count: Int(PATH_MAX))
  let count = max(0, readlink("/proc/self/exe", &path, path.count - 1))
  let own = String(decoding: path[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  let directory = own.split(separator: "/", omittingEmptySubsequences: false).dropLast()
  return directory.joined(separator: "/") + "/" + name
}
