import Glibc

/// Where Confab's files are (XDG Base Directory Specification 0.8).
package struct Places: Hashable, Sendable {
  package let configFile: String
  /// Whether the user named the file: then it has to be there.
  package let configIsGiven: Bool
  package let dataDirectory: String
  /// What can be fetched again at any time.
  package let cacheDirectory: String
  /// What the program remembers beside the log.
  package let stateDirectory: String
  /// Where themes are looked for, best first.
  package let themeDirectories: [String]
  /// For `~/` in the configuration; nil when the environment has none.
  package let home: String?

  /// The log of conversations.
  package var database: String { dataDirectory + "/confab.db" }

  /// - Parameters:
  ///   - environment: of the process.
  ///   - executable: the program's own absolute path; nil: not known.
  /// - Throws: when `HOME` is not set and nothing else says where the files are.
  package init(
    options: Options = Options(), environment: [String: String], executable: String? = nil
  ) throws(SettingsProblem) {
    let home = Self.absolute(environment["HOME"])
    let variables = Options(environment: environment)
    func given(_ option: String?, _ variable: String?) -> String? {
      option ?? variable.map { Self.expand($0, home: home) }
    }
    func base(_ variable: String, _ fallback: String) throws(SettingsProblem) -> String {
      // The specification has relative paths ignored.
      if let base = Self.absolute(environment[variable]) { return base + "/confab" }
      guard let home else {
        throw SettingsProblem(
          file: "HOME", message: "is not set, so there is no place for Confab's files",
          suggestion: "set it, or \(variable)")
      }
      return home + fallback + "/confab"
    }
    let config = given(options.config, variables.config)
    configIsGiven = config != nil
    if let config {
      configFile = config
    } else {
      configFile = try base("XDG_CONFIG_HOME", "/.config") + "/config.toml"
    }
    if let directory = given(options.dataDirectory, variables.dataDirectory) {
      dataDirectory = Self.withoutSlash(directory)
    } else {
      dataDirectory = try base("XDG_DATA_HOME", "/.local/share")
    }
    self.home = home
    // Nobody is kept from chatting by the want of these.
    let data = dataDirectory
    func beside(_ variable: String, _ fallback: String, _ name: String) -> String {
      if let base = Self.absolute(environment[variable]) { return base + "/confab" }
      return home.map { $0 + fallback + "/confab" } ?? data + name
    }
    cacheDirectory = beside("XDG_CACHE_HOME", "/.cache", "/cache")
    stateDirectory = beside("XDG_STATE_HOME", "/.local/state", "/state")
    themeDirectories =
      [Self.parent(configFile) + "/themes"] + Self.shippedThemes(executable: executable)
  }

  /// The path of the running program; nil where the system does not tell.
  package static func executable() -> String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = buffer.withUnsafeMutableBytes { bytes in
      bytes.bindMemory(to: CChar.self).baseAddress.map {
        readlink("/proc/self/exe", $0, bytes.count)
      } ?? -1
    }
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
  }

  /// `~` and `~/…` as the home directory; anything else as it is.
  static func expand(_ path: String, home: String?) -> String {
    guard let home else { return path }
    if path == "~" { return home }
    return path.hasPrefix("~/") ? home + path.dropFirst() : path
  }

  /// The directory of a path: `.` when it has none.
  static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Beside the program, beside an installed one (`../share/confab`), and in the checkout that it was built in (`.build/…/release`).
  private static func shippedThemes(executable: String?) -> [String] {
    guard let executable, executable.hasPrefix("/") else { return [] }
    var directory = parent(executable)
    var places = [directory + "/themes", parent(directory) + "/share/confab/themes"]
    for _ in 0..<checkoutDepth {
      directory = parent(directory)
      if access(directory + "/Package.swift", F_OK) == 0 { places.append(directory + "/themes") }
    }
    return places
  }

  /// How far above the program a checkout may begin: `.build/TRIPLE/release/confab` is three below.
  private static let checkoutDepth = 3

  private static func absolute(_ path: String?) -> String? {
    path.flatMap { $0.hasPrefix("/") ? withoutSlash($0) : nil }
  }

  private static func withoutSlash(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? withoutSlash(String(path.dropLast())) : path
  }
}
