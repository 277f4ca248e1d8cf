import Chat
import TUI

/// Commands by what they are called.
extension CommandTable {
  /// As the configuration names them.
  package static let names: [String] = commands.map(\.name)

  /// Those that are called by a name in the composer.
  static let callable: [Command] = commands.filter { !$0.slash.isEmpty }

  private static let byName = Dictionary(
    commands.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  private static let bySlash = Dictionary(
    commands.flatMap { command in command.slash.map { ($0, command) } },
    uniquingKeysWith: { first, _ in first })

  /// The command of a name.
  package static func named(_ name: String) -> Command? { byName[name] }

  /// The command that is called so after a slash, whatever the case of the letters.
  package static func called(_ name: some StringProtocol) -> Command? {
    bySlash[name.lowercased()]
  }

  /// The name after a slash that was probably meant: one that begins so, else the nearest.
  static func nearest(to name: String) -> String? {
    guard !name.isEmpty else { return nil }
    let names = callable.flatMap(\.slash)
    let begun = names.filter { $0.hasPrefix(name.lowercased()) }.min { $0.count < $1.count }
    return begun ?? Spelling.nearest(to: name, among: names)
  }
}
