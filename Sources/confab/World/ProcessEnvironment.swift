import Glibc

/// The variables that the process was started with, without Foundation: programs load quicker.
enum ProcessEnvironment {
  static func variables() -> [String: String] {
    var result: [String: String] = [:]
    var entry = Glibc.environ
    while let text = entry.pointee {
      let pair = String(cString: text).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2 { result[String(pair[0])] = String(pair[1]) }
      entry += 1
    }
    return result
  }
}
