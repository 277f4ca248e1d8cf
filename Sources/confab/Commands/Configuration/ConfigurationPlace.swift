import Glibc
import Settings

/// A place where Confab keeps something.
struct ConfigurationPlace: Encodable {
  let name: String
  let path: String
  let exists: Bool

  init(_ name: String, _ path: String) {
    self.name = name
    self.path = path
    exists = Self.isThere(path)
  }

  static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// In the order of their importance.
  static func all(_ places: Places) -> [ConfigurationPlace] {
    [
      ConfigurationPlace("config", places.configFile),
      ConfigurationPlace("data", places.dataDirectory),
      ConfigurationPlace("log", places.database),
    ] + places.themeDirectories.map { ConfigurationPlace("themes", $0) }
  }
}
