/// Proposes a name for a file that selected text is saved to: the one that the code block names, else
/// one by its language. What a model proposes never leads out of the directory.
enum FileNameHint {
  /// Longer ones are no names.
  private static let longest = 80

  /// - Parameters:
  ///   - info: what stands after the fence.
  ///   - code: a first line that names the file is heeded.
  static func code(info: String, code: String) -> String {
    if let name = named(in: info) ?? named(byFirstLineOf: code) { return name }
    let language = info.prefix { !$0.isWhitespace && $0 != "{" && $0 != ":" && $0 != "," }
      .lowercased()
    if let whole = wholeNames[language] { return whole }
    return "snippet." + (endings[language] ?? "txt")
  }

  /// The ending that suits a language, for programs that look at it: `.swift`; unknown ones: `.txt`.
  static func ending(info: String) -> String {
    let name = code(info: info, code: "")
    return name.lastIndex(of: ".").map { String(name[$0...]) } ?? ""
  }

  /// `title="Foo.swift"`, `swift:Foo.swift`, `filename=src/Foo.swift`, `Foo.swift`.
  private static func named(in info: String) -> String? {
    let words = info.split { $0.isWhitespace || "\"'{}=:,()".contains($0) }
    return words.compactMap { safe($0) }.first
  }

  /// `// Foo.swift`, `# foo.py`, `<!-- foo.html -->`.
  private static func named(byFirstLineOf code: String) -> String? {
    let line = code.prefix { $0 != "\n" }.prefix(longest + 16)
    let words = line.split(separator: " ")
    guard let sign = words.first, ["//", "#", "--", ";", "%", "<!--", "/*"].contains(sign)
    else { return nil }
    let rest = words.dropFirst().filter { !["-->", "*/"].contains($0) }
    guard rest.count == 1 else { return nil }
    return safe(rest[rest.startIndex])
  }

  /// The last part of a path, when it looks like a file's name.
  private static func safe(_ path: Substring) -> String? {
    guard let last = path.split(separator: "/").last, last.count <= longest,
      let dot = last.lastIndex(of: "."), dot != last.startIndex, last.first != ".",
      last.first != "-"
    else { return nil }
    let ending = last[last.index(after: dot)...]
    let isName = last.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "._-+".contains(Character($0))
    }
    // `v1.2` is a version, no file.
    guard isName, (1...12).contains(ending.count), ending.contains(where: \.isLetter) else {
      return nil
    }
    return String(last)
  }

  private static let wholeNames = [
    "dockerfile": "Dockerfile", "docker": "Dockerfile", "makefile": "Makefile", "make": "Makefile",
    "cmake": "CMakeLists.txt",
  ]

  private static let endings: [String: String] = [
    "ada": "adb", "asm": "s", "assembly": "s", "awk": "awk", "bash": "sh", "bat": "bat", "c": "c",
    "c#": "cs", "c++": "cpp", "clojure": "clj", "console": "txt", "cpp": "cpp", "cs": "cs",
    "csharp": "cs", "css": "css", "csv": "csv", "dart": "dart", "diff": "diff", "elixir": "ex",
    "elm": "elm", "erlang": "erl", "fish": "fish", "fortran": "f90", "fsharp": "fs", "go": "go",
    "golang": "go", "graphql": "graphql", "groovy": "groovy", "h": "h", "haskell": "hs",
    "hcl": "hcl", "hs": "hs", "html": "html", "ini": "ini", "java": "java", "javascript": "js",
    "js": "js", "json": "json", "jsonc": "jsonc", "jsx": "jsx", "julia": "jl", "kotlin": "kt",
    "kt": "kt", "latex": "tex", "less": "less", "lisp": "lisp", "lua": "lua", "markdown": "md",
    "md": "md", "mermaid": "mmd", "nim": "nim", "nix": "nix", "objc": "m", "objective-c": "m",
    "ocaml": "ml", "patch": "patch", "perl": "pl", "php": "php", "powershell": "ps1",
    "properties": "properties", "proto": "proto", "protobuf": "proto", "ps1": "ps1", "py": "py",
    "python": "py", "python3": "py", "r": "r", "rb": "rb", "rs": "rs", "ruby": "rb", "rust": "rs",
    "sass": "sass", "scala": "scala", "scheme": "scm", "scss": "scss", "sh": "sh", "shell": "sh",
    "sql": "sql", "svg": "svg", "swift": "swift", "terraform": "tf", "tex": "tex", "toml": "toml",
    "ts": "ts", "tsx": "tsx", "typescript": "ts", "vim": "vim", "vue": "vue", "xml": "xml",
    "yaml": "yaml", "yml": "yaml", "zig": "zig", "zsh": "zsh",
  ]
}
