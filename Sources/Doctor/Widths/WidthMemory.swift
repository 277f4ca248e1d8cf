package import TUI

/// The widths that were measured, by terminal, as they are kept from one run to the next: a small file of
/// lines. Reading forgives: a line that is not understood is left out, and so is a file of a later form.
package struct WidthMemory: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    /// What the environment tells at the start, before the terminal can be asked.
    package var terminal: String
    /// What it answered to the question for its name.
    package var name: String
    package var profile: WidthProfile

    package init(terminal: String, name: String, profile: WidthProfile) {
      (self.terminal, self.name, self.profile) = (terminal, name, profile)
    }
  }

  /// Bytes of the file, and terminals in it: those measured longest ago are forgotten first.
  package static let byteLimit = 16_384
  private static let limit = 16
  private static let longest = 200
  private static let head = "confab-widths 1"

  /// The latest first.
  package private(set) var entries: [Entry] = []

  package init() {}

  package init(_ bytes: [UInt8]) {
    guard bytes.count <= Self.byteLimit else { return }
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first == Self.head[...] else { return }
    for line in lines.dropFirst().prefix(Self.limit) {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 3, !fields[0].isEmpty,
        fields[0].count <= Self.longest, fields[1].count <= Self.longest,
        let profile = Self.profile(fields[2])
      else { continue }
      entries.append(Entry(terminal: fields[0], name: fields[1], profile: profile))
    }
  }

  package var bytes: [UInt8] {
    let lines = entries.map { "\($0.terminal)\t\($0.name)\t\(Self.text($0.profile))" }
    return Array(([Self.head] + lines).joined(separator: "\n").utf8) + [0x0A]
  }

  /// Keeps what was measured last of a terminal, and forgets what was known of it before.
  package mutating func keep(_ entry: Entry) {
    var entry = entry
    entry.terminal = Self.plain(entry.terminal)
    entry.name = Self.plain(entry.name)
    entries.removeAll { $0.terminal == entry.terminal && $0.name == entry.name }
    entries.insert(entry, at: 0)
    entries.removeLast(max(0, entries.count - Self.limit))
  }

  /// As measured last on a terminal that the environment tells no difference to.
  package func profile(for environment: [String: String]) -> WidthProfile {
    let terminal = Self.terminal(environment)
    return entries.first { $0.terminal == terminal }?.profile ?? .standard
  }

  /// What tells terminals apart before they can be asked.
  package static func terminal(_ environment: [String: String]) -> String {
    let told = variables.compactMap { name in
      environment[name].flatMap { $0.isEmpty ? nil : "\(name)=\($0)" }
    }
    let around = [("TMUX", "in tmux"), ("STY", "in screen")]
      .filter { environment[$0.0]?.isEmpty == false }.map(\.1)
    return plain((told + around).joined(separator: " "))
  }

  private static let variables = [
    "TERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "VTE_VERSION", "KONSOLE_VERSION",
    "XTERM_VERSION", "LC_TERMINAL", "LC_TERMINAL_VERSION",
  ]

  // MARK: Its lines

  /// Something that stands in a field.
  private static func plain(_ text: String) -> String {
    String(
      Sanitizer.display(text, oneLine: true).prefix(longest).map { $0 == "\t" ? " " : $0 })
  }

  private static func text(_ profile: WidthProfile) -> String {
    WidthClass.allCases.compactMap { kind in profile[kind].map { "\(kind)=\($0)" } }
      .joined(separator: " ")
  }

  private static func profile(_ text: String) -> WidthProfile? {
    var profile = WidthProfile.standard
    for word in text.split(separator: " ") {
      let parts = word.split(separator: "=")
      guard parts.count == 2, let kind = WidthClass.allCases.first(where: { "\($0)" == parts[0] }),
        let columns = Int(parts[1]), (0...2).contains(columns)
      else { return nil }
      profile[kind] = columns
    }
    return profile
  }
}
