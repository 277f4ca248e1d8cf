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
