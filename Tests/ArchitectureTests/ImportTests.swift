import Testing

/// Who may import whom. SwiftPM lets a target import modules that it does not declare, so the table
/// of the README's “How it is put together” is held here as data.
struct ImportTests {
  /// Target → modules that it may import.
  static let allowed: [String: Set<String>] = [
    "TUI": [],
    "Chat": ["FoundationEssentials"],
    "Markup": ["CMD4C", "CSourceHighlight", "CBoostRegex"],
    "ChatUI": ["TUI", "Chat", "Markup"],
    "Curses": ["TUI", "CTerminal", "Dispatch", "Glibc"],
    "Doctor": ["TUI", "Chat"],
    "Provider": [
      "Chat", "AsyncHTTPClient", "NIOCore", "NIOHTTP1", "NIOPosix", "NIOSSL",
      "FoundationEssentials",
    ],
    "Storage": [
      "Chat", "GRDB", "GRDBSQLite", "Dispatch", "Foundation", "FoundationEssentials", "Glibc",
    ],
    "Interchange": ["Chat", "CZlib", "Yams", "Foundation", "FoundationEssentials", "Glibc"],
    "Settings": [
      "ChatUI", "TUI", "Chat", "TOMLKit", "Foundation", "FoundationEssentials", "Glibc",
    ],
    "SimulatedAPI": ["NIOCore", "NIOHTTP1", "NIOPosix", "Glibc"],
    "confab": [
      "TUI", "Chat", "Markup", "ChatUI", "Curses", "Doctor", "Provider", "Storage", "Settings",
      "Interchange", "SimulatedAPI",
      "ArgumentParser", "Logging", "Dispatch", "Glibc", "Foundation", "FoundationEssentials",
    ],
  ]

  static let ours: Set<String> = Set(allowed.keys).union([
    "CTerminal", "CNcurses", "CMD4C", "CSourceHighlight", "CBoostRegex", "CZlib",
  ])

  /// The system's own, whose types are nobody's adapter.
  static let system: Set<String> = ["Dispatch", "Glibc", "Foundation", "FoundationEssentials"]

  /// The standard library's own modules that cost nothing.
  static let standard: Set<String> = ["Swift", "Synchronization"]

  struct Import: Hashable {
    let module: String
    let access: String
  }

  static func imports(of file: SourceTree.File) -> [Import] {
    file.lines.compactMap { line in
      // Indented, it is a sample's text: ours begin their lines.
      guard line.first != " " else { return nil }
      let words = line.split(separator: " ").map(String.init)
      guard let at = words.firstIndex(of: "import"), at + 1 < words.count, at <= 2,
        words[..<at].allSatisfy({
          ["package", "public", "internal", "private", "@preconcurrency"].contains($0)
        })
      else { return nil }
      let kinds: Set<String> = ["struct", "class", "enum", "func", "protocol", "typealias"]
      let name =
        kinds.contains(words[at + 1]) && at + 2 < words.count ? words[at + 2] : words[at + 1]
      return Import(
        module: String(name.split(separator: ".")[0]),
        access: words[..<at].last { !$0.hasPrefix("@") } ?? "")
    }
  }

  @Test(arguments: allowed.keys.sorted())
  func importsOnlyWhatTheTableAllows(target: String) throws {
    let files = try SourceTree.files(under: "Sources/\(target)")
    #expect(!files.isEmpty)
    for file in files {
      for found in Self.imports(of: file) where !Self.standard.contains(found.module) {
        #expect(
          Self.allowed[target]?.contains(found.module) == true,
          "\(file.path) imports \(found.module)")
      }
    }
  }

  @Test func keepsThirdPartyTypesInsideTheirAdapters() throws {
    for file in try SourceTree.files(under: "Sources") {
      for found in Self.imports(of: file)
      where !Self.ours.union(Self.system).union(Self.standard).contains(found.module) {
        #expect(
          found.access != "package" && found.access != "public",
          "\(file.path) hands on types of \(found.module)")
      }
    }
  }

  @Test func listsEveryTarget() throws {
    let folders = Set(try SourceTree.files(under: "Sources").map(\.target))
    #expect(folders == Set(Self.allowed.keys))
  }

  @Test func findsAnImportHoweverItIsWritten() {
    let file = SourceTree.File(
      path: "x",
      text:
        "import A\npackage import B\n@preconcurrency import C\nimport struct D.Thing\n// import E\n  import F"
    )
    #expect(
      Self.imports(of: file) == [
        Import(module: "A", access: ""), Import(module: "B", access: "package"),
        Import(module: "C", access: ""), Import(module: "D", access: ""),
      ])
  }
}
