import Testing

/// Rules of the house that a machine can check.
struct HouseRuleTests {
  static let maximumLines = 400

  @Test func keepsFilesShort() throws {
    for folder in ["Sources", "Tests"] {
      for file in try SourceTree.files(under: folder) {
        #expect(
          file.lines.count <= Self.maximumLines + 1, "\(file.path): \(file.lines.count) lines")
      }
    }
  }

  /// Words that step around the compiler, or bring in what is to be injected. Each with the files
  /// that may hold it: the thin shell where the world is touched.
  static let forbidden: [(word: String, except: [String])] = [
    ("@unchecked Sendable", []), ("nonisolated(unsafe)", []), ("try!", []), ("@MainActor", []),
    ("Task.detached", []), ("Task.sleep", []), ("Thread.sleep", []), ("DispatchQueue.global", []),
    ("Date()", []), (".random(in", ["Sources/confab/World/SystemRandom.swift"]), ("initscr", []),
  ]

  @Test(arguments: forbidden.map(\.word))
  func doesNotStepAroundTheRules(word: String) throws {
    let except = Self.forbidden.first { $0.word == word }?.except ?? []
    for file in try SourceTree.files(under: "Sources") where !except.contains(file.path) {
      for line in file.lines where line.contains(word) {
        let code = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false)[0]
        #expect(!code.contains(word), "\(file.path): \(line)")
      }
    }
  }

  /// A task on the shared pool brings a wake-up a second for the rest of the process's life.
  @Test func runsEveryTaskOnAnExecutorOfOurs() throws {
    for file in try SourceTree.files(under: "Sources") {
      for line in file.lines where line.contains("Task {") || line.contains("Task<") {
        let code = line.split(separator: "//", maxSplits: 1, omittingEmptySubsequences: false)[0]
        #expect(!code.contains("Task {"), "\(file.path): \(line)")
      }
    }
  }

  @Test func hasNothingElseAtTheTop() throws {
    let agreed: Set<String> = [
      "Package.swift", "Sources", "Tests", "themes", "README.md", "LICENSE",
    ]
    for name in try SourceTree.topLevel()
    where !name.hasPrefix(".") && name != "Package.resolved" {
      #expect(agreed.contains(name), "\(name)")
    }
  }

  @Test func namesNoMachine() throws {
    let places = ["/" + "work/", "/" + "root/", "/" + "opt/swift"]
    let files =
      try SourceTree.files(under: "Sources", suffixes: [".swift", ".c", ".h"])
      + SourceTree.files(under: "Tests", suffixes: [".swift", ".c", ".h", ".py", "setup"])
      + SourceTree.files(under: "themes", suffixes: [".toml"])
    for file in files {
      for place in places { #expect(!file.text.contains(place), "\(file.path) names \(place)") }
    }
  }
}
