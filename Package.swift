// swift-tools-version: 6.2
import PackageDescription

/// One set of settings for every target of ours: Swift 6 mode with the upcoming features that keep
/// imports honest and isolation explicit, and no warning left standing.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .treatAllWarnings(as: .error),
]

let strictC: [CSetting] = [.unsafeFlags(["-Wall", "-Wextra", "-Werror"])]

let strictCxx: [CXXSetting] = [.unsafeFlags(["-Wall", "-Wextra", "-Werror"])]

let package = Package(
  name: "Confab",
  products: [.executable(name: "confab", targets: ["confab"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
    .target(
      name: "CTerminal", dependencies: ["CNcurses"], cSettings: strictC,
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "TUI", swiftSettings: strict),
    .target(name: "Chat", swiftSettings: strict),
    .systemLibrary(name: "CMD4C", providers: [.apt(["libmd4c-dev"])]),
    .target(
      name: "CSourceHighlight", exclude: ["Languages"], cxxSettings: strictCxx,
      // The archives: the shared libraries would bring ICU along, and cost every start.
      linkerSettings: [
        .linkedLibrary(":libsource-highlight.a"), .linkedLibrary(":libboost_regex.a"),
      ]),
    // Linked by CSourceHighlight: an archive is searched once, and must stand behind both.
    .target(name: "CBoostRegex", cxxSettings: strictCxx),
    .target(
      name: "Markup", dependencies: ["CMD4C", "CSourceHighlight", "CBoostRegex"],
      swiftSettings: strict),
    .target(name: "ChatUI", dependencies: ["TUI", "Chat", "Markup"], swiftSettings: strict),
    .target(name: "Curses", dependencies: ["TUI", "CTerminal"], swiftSettings: strict),
    .target(name: "Doctor", dependencies: ["TUI", "Chat"], swiftSettings: strict),
    .target(
      name: "Provider",
      dependencies: [
        "Chat",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ], swiftSettings: strict),
    .target(
      name: "Storage",
      dependencies: [
        "Chat", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "Interchange",
      dependencies: ["Chat", "CZlib", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(
      name: "Settings",
      dependencies: ["ChatUI", "TUI", "Chat", .product(name: "TOMLKit", package: "TOMLKit")],
      swiftSettings: strict),
    .target(
      name: "SimulatedAPI",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ], swiftSettings: strict),
    .executableTarget(
      name: "confab",
      dependencies: [
        "TUI", "Chat", "Markup", "ChatUI", "Curses", "Doctor", "Provider", "Storage", "Settings",
        "Interchange", "SimulatedAPI",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ], swiftSettings: strict),

    // Support for the tests: a terminal that can be read, and a program that uses ours alone.
    .systemLibrary(
      name: "CVTerm", path: "Tests/Support/CVTerm", providers: [.apt(["libvterm-dev"])]),
    .target(
      name: "CPseudoTerminal", path: "Tests/Support/CPseudoTerminal", cSettings: strictC,
      linkerSettings: [.linkedLibrary("util")]),
    .target(
      name: "TerminalHarness", dependencies: ["CVTerm", "CPseudoTerminal"],
      path: "Tests/Support/TerminalHarness", swiftSettings: strict,
      linkerSettings: [.linkedLibrary("vterm")]),
    .executableTarget(
      name: "TerminalProbe", dependencies: ["Curses", "TUI"], path: "Tests/Support/TerminalProbe",
      swiftSettings: strict),
    .executableTarget(
      name: "StoreWriter", dependencies: ["Storage", "Chat"], path: "Tests/Support/StoreWriter",
      swiftSettings: strict),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "TUI", "Chat", "ChatUI", "Provider", "Storage", "Settings", "Interchange", "CZlib",
        .product(name: "GRDB", package: "GRDB.swift"),
      ], path: "Tests/Fuzz/Targets", swiftSettings: strict),
    .executableTarget(
      name: "confab-fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzz/Driver",
      swiftSettings: strict),
    .target(
      name: "Soak",
      dependencies: ["TerminalHarness", .product(name: "GRDB", package: "GRDB.swift")],
      path: "Tests/Soak/Driver", swiftSettings: strict),
    .executableTarget(
      name: "confab-soak", dependencies: ["Soak"], path: "Tests/Soak/Program", swiftSettings: strict
    ),
    .executableTarget(
      name: "confab-bench",
      dependencies: [
        "TUI", "Chat", "Markup", "ChatUI", "Storage", "TerminalHarness", "CPseudoTerminal", "Soak",
      ],
      path: "Tests/Benchmarks", swiftSettings: strict),

    .testTarget(name: "TUITests", dependencies: ["TUI"], swiftSettings: strict),
    .testTarget(name: "ChatTests", dependencies: ["Chat"], swiftSettings: strict),
    .testTarget(
      name: "ChatUITests", dependencies: ["ChatUI", "Chat", "Markup", "TUI"], swiftSettings: strict),
    .testTarget(
      name: "MarkupTests", dependencies: ["Markup"], exclude: ["Answers"], swiftSettings: strict),
    .testTarget(
      name: "CursesTests", dependencies: ["TerminalHarness", "TerminalProbe", "TUI"],
      swiftSettings: strict),
    .testTarget(
      name: "DoctorTests", dependencies: ["Doctor", "TUI", "Chat"], swiftSettings: strict),
    .testTarget(
      name: "ProviderTests",
      dependencies: [
        "Provider", "Chat",
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ], swiftSettings: strict),
    .testTarget(
      name: "StorageTests",
      dependencies: ["Storage", "Chat", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .testTarget(
      name: "InterchangeTests", dependencies: ["Interchange", "Chat", "Storage", "CZlib"],
      swiftSettings: strict),
    .testTarget(
      name: "SettingsTests", dependencies: ["Settings", "ChatUI", "TUI", "Chat"],
      swiftSettings: strict),
    .testTarget(name: "SoakTests", dependencies: ["Soak", "confab"], swiftSettings: strict),
    .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets"], swiftSettings: strict),
    .testTarget(
      name: "SimulatedAPITests", dependencies: ["SimulatedAPI"], swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "TerminalHarness", "confab", "StoreWriter", "Storage", "Chat",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
