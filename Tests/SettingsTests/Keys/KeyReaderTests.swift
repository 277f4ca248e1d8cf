import Foundation
import Settings
import Testing

struct KeyReaderTests {
  let scratch: Scratch
  let reader: KeyReader

  init() throws {
    scratch = try Scratch()
    reader = KeyReader(
      environment: ["CLINE_API_KEY": "sk_env", "EMPTY": "", "PATH": "/usr/bin:/bin", "BAD": "a b"],
      places: try scratch.places(), commandLimit: 20)
  }

  func endpoint(env: String? = nil, command: String? = nil, file: String? = nil) -> Endpoint {
    Endpoint(
      name: "mine", baseURL: "https://h", keyEnvironment: env, keyCommand: command, keyFile: file)
  }

  @Test func asksTheVariableThenTheCommandThenTheFile() throws {
    try scratch.write("  sk_file \nsecond line\n", to: ".config/confab/key")
    for (variable, command, file, secret, origin) in [
      ("CLINE_API_KEY", "echo sk_cmd", "key", "sk_env", KeyOrigin.environment("CLINE_API_KEY")),
      ("EMPTY", "echo sk_cmd; echo more", "key", "sk_cmd", .command(endpoint: "mine")),
      ("UNSET", nil, "key", "sk_file", .file(scratch.home + "/.config/confab/key")),
      (nil, nil, "~/.config/confab/key", "sk_file", .file(scratch.home + "/.config/confab/key")),
    ] {
      let found = try reader.key(for: endpoint(env: variable, command: command, file: file))
      #expect(found?.key.secret == secret)
      #expect(found?.origin == origin)
    }
  }

  @Test func findsNoneForAnEndpointThatWantsNone() throws {
    #expect(try reader.key(for: endpoint()) == nil)
  }

  @Test func namesTheThreeWaysAndTheDemoWhenThereIsNoKey() throws {
    let none = KeyReader(environment: [:], places: try scratch.places())
    let problem = #expect(throws: KeyProblem.self) { try none.key(for: Endpoint.presets[0]) }
    let config = scratch.home + "/.config/confab/config.toml"
    #expect(
      problem == .missing(endpoint: "cline", variable: "CLINE_API_KEY", configFile: config))
    let text = try #require(problem?.text)
    for part in [
      "export CLINE_API_KEY=", "key_command = ", "key_file = ", "[endpoints.cline]", config,
      "confab --demo",
    ] { #expect(text.contains(part), "\(part)") }
  }

  @Test(arguments: [0o640, 0o604, 0o666, 0o601])
  func refusesAFileThatOthersCanUse(mode: Int) throws {
    let path = try scratch.write("sk_file", to: "key", mode: mode)
    let problem = #expect(throws: KeyProblem.self) {
      try reader.key(for: endpoint(file: path))
    }
    #expect(problem == .fileNotPrivate(path: path, mode: UInt32(mode)))
    #expect(problem?.text.hasSuffix("chmod 600 \(path)") == true)
  }

  @Test func saysWhyAFileHasNoKey() throws {
    let missing = scratch.home + "/none"
    #expect(throws: KeyProblem.fileUnreadable(path: missing, reason: "there is no such file")) {
      try reader.key(for: endpoint(file: missing))
    }
    let empty = try scratch.write("\n", to: "empty")
    #expect(throws: KeyProblem.unusable(.file(empty))) {
      try reader.key(for: endpoint(file: empty))
    }
    #expect(throws: KeyProblem.unusable(.environment("BAD"))) {
      // Going on to the file would hide the mistake.
      try reader.key(for: endpoint(env: "BAD", file: empty))
    }
  }

  @Test(arguments: [
    ("echo sk_secret; exit 3", KeyProblem.commandFailed(endpoint: "mine", status: 3)),
    ("true", .unusable(.command(endpoint: "mine"))),
    ("echo sk_secret; kill -9 $$", .commandKilled(endpoint: "mine", signal: 9)),
    ("no-such-program-here 2>/dev/null", .commandFailed(endpoint: "mine", status: 127)),
    // What standard input would give is nothing.
    ("cat; exit 4", .commandFailed(endpoint: "mine", status: 4)),
  ])
  func saysHowACommandFailedAndNothingOfItsOutput(command: String, expected: KeyProblem) {
    let problem = #expect(throws: KeyProblem.self) {
      try reader.key(for: endpoint(command: command))
    }
    #expect(problem == expected)
    #expect(problem?.text.contains("sk_secret") == false)
  }

  @Test(arguments: [
    ("printf 'sk_cmd'", "sk_cmd"), ("printf '\\n\\n sk_cmd\\t\\nname: me\\n'", "sk_cmd"),
    ("printf 'sk_cmd\\r\\n'", "sk_cmd"), ("echo noise >&2; echo sk_cmd", "sk_cmd"),
    ("printf ''", nil), ("printf '\\n \\n'", nil), ("echo 'two words'", nil), ("echo sk_clé", nil),
    ("printf 'sk\\000cmd'", nil), ("printf 'sk_cmd\\033[0m'", nil), ("printf '\\377\\376'", nil),
  ])
  func takesTheFirstLineThatIsAKey(command: String, secret: String?) throws {
    let mine = endpoint(command: command)
    guard let secret else {
      #expect(throws: KeyProblem.unusable(.command(endpoint: "mine"))) { try reader.key(for: mine) }
      return
    }
    #expect(try reader.key(for: mine)?.key.secret == secret)
  }

  @Test func followsALinkToTheFileAndLooksAtTheFilesOwnMode() throws {
    try scratch.write("sk_private", to: "private", mode: 0o600)
    try scratch.write("sk_open", to: "open", mode: 0o644)
    for name in ["private", "open", "missing"] {
      symlink("\(scratch.home)/\(name)", "\(scratch.home)/link-to-\(name)")
    }
    func key(_ name: String) throws -> String? {
      try reader.key(for: endpoint(file: "\(scratch.home)/link-to-\(name)"))?.key.secret
    }
    #expect(try key("private") == "sk_private")
    #expect(throws: KeyProblem.fileNotPrivate(path: "\(scratch.home)/link-to-open", mode: 0o644)) {
      try key("open")
    }
    #expect(
      throws: KeyProblem.fileUnreadable(
        path: "\(scratch.home)/link-to-missing", reason: "there is no such file")
    ) { try key("missing") }
  }

  @Test(.timeLimit(.minutes(1))) func takesNoKeyFromWhatIsNoFile() throws {
    let pipe = scratch.home + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    for path in [pipe, scratch.home, "/dev/null"] {
      #expect(
        throws: KeyProblem.fileUnreadable(path: path, reason: "it is not a regular file")
      ) { try reader.key(for: endpoint(file: path)) }
    }
  }

  @Test func givesEachEndpointItsOwnKey() throws {
    try scratch.write("sk_two", to: ".config/confab/two.key")
    let settings = SettingsReader(
      """
      [endpoints.one]
      base_url = "https://one.example.com/v1"
      key_command = "echo sk_one"
      [endpoints.two]
      base_url = "https://two.example.com/v1"
      key_file = "two.key"
      [endpoints.none]
      base_url = "https://none.example.com/v1"
      """, file: "c.toml"
    ).settings
    let found = try ["cline", "one", "two", "none"].map { name in
      try reader.key(for: #require(settings.endpoints.first { $0.name == name }))?.key.secret
    }
    #expect(found == ["sk_env", "sk_one", "sk_two", nil])
  }

  @Test(.timeLimit(.minutes(1))) func endsACommandThatTakesTooLong() throws {
    let hasty = KeyReader(
      environment: ["PATH": "/usr/bin:/bin"], places: try scratch.places(), commandLimit: 0.2)
    let problem = #expect(throws: KeyProblem.self) {
      try hasty.key(for: endpoint(command: "exec sleep 600"))
    }
    #expect(problem == .commandTimedOut(endpoint: "mine", seconds: 0.2))
  }

  @Test(.timeLimit(.minutes(1))) func doesNotWaitForAProcessThatTheCommandLeftBehind() throws {
    let found = try reader.key(
      for: endpoint(command: "sleep 60 & echo $! > '\(scratch.home)/pid'; echo sk_cmd"))
    #expect(found?.key.secret == "sk_cmd")
    let pid = try String(contentsOfFile: scratch.home + "/pid", encoding: .utf8)
    kill(try #require(pid_t(pid.trimmingCharacters(in: .whitespacesAndNewlines))), SIGKILL)
  }

  @Test func takesTheFirstLineOfALongOutput() throws {
    let found = try reader.key(
      for: endpoint(
        command: "echo sk_cmd; i=0; while [ $i -lt 30000 ]; do echo filler; i=$((i+1)); done"))
    #expect(found?.key.secret == "sk_cmd")
  }
}
