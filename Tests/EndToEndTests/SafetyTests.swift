import Foundation
import TerminalHarness
import Testing

/// Whatever a model, a server, a paste, a file or a theme holds: the bytes that reach the terminal are
/// Confab's own sequences and plain text, as a parser finds that has nothing to do with Confab.
@Suite(.inHomes) struct SafetyTests {
  private static let seeds: [UInt64] = [1, 2, 3]

  // MARK: Where text comes from

  @Test(arguments: seeds) func whatAModelSaysIsText(seed: UInt64) async throws {
    var hostile = HostileText(seed: seed)
    let (answer, reasoning, id) = (hostile.all(), hostile.all(), hostile.text(9))
    let server = try FixedServer(
      status: "200 OK", headers: ["Content-Type: text/event-stream"],
      body: """
        data: {"id":\(id.inJSON),"model":\(hostile.text(5).inJSON),"choices":[{"index":0,\
        "delta":{"role":"assistant","reasoning":\(reasoning.inJSON)}}]}

        data: {"id":\(id.inJSON),"choices":[{"index":0,"delta":{"content":\(answer.inJSON)}}]}

        data: {"id":\(id.inJSON),"choices":[{"index":0,"delta":{},"finish_reason":"stop"}],\
        "usage":{"prompt_tokens":1,"completion_tokens":2}}

        data: [DONE]


        """)
    let program = try chat(with: server)
    try await ask(program)
    try await program.waitFor("the answer") { $0.contains("pwned") && !$0.isTurnRunning }
    // All that is shown of it elsewhere: the rows of tokens, the request, what it holds of code and links.
    try await leaf(through: program, .f(7), .f(8), .home)
    try await quit(program)
  }

  @Test(arguments: seeds) func whatAServerSaysOfAFailureIsText(seed: UInt64) async throws {
    var hostile = HostileText(seed: seed)
    let server = try FixedServer(
      status: "402 Payment\u{1B}[6n Required",
      headers: ["x-request-id: req\u{1B}]0;pwned\u{7}\u{9B}6n", "x-more: \u{1B}[4i\u{202E}pwned"],
      body: """
        {"success":false,"error":{"message":\(hostile.all().inJSON),"code":\(hostile.text(3).inJSON),\
        "type":\(hostile.text(3).inJSON),"metadata":{"raw":\(hostile.text(9).inJSON)}}}
        """)
    let program = try chat(with: server)
    try await ask(program)
    try await program.waitFor("the failure") { !$0.isTurnRunning && $0.contains("equest ID") }
    try await leaf(through: program, .f(8))
    try await quit(program)
  }

  @Test(arguments: seeds) func whatIsPastedIsText(seed: UInt64) async throws {
    var hostile = HostileText(seed: seed)
    let home = try Home.current
    let program = try home.demo("demo/echo")
    try await program.ready()
    program.terminal.paste("pwned " + hostile.all())
    try await program.waitFor(text: "pwned")
    // The first words of it become the title, of the conversation and of the window.
    try await program.submit()
    try await program.waitForAnswer()
    program.press(.f(2))
    try await program.waitFor(text: "conversation")
    try await quit(program)
  }

  @Test(arguments: seeds) func whatFilesOfSettingsHoldIsText(seed: UInt64) async throws {
    var hostile = HostileText(seed: seed)
    let home = try Home.current
    let evil = hostile.all().inTOML
    try home.configure("\(evil) = 1\nmodel = \(evil)\ntheme = \(hostile.text(4).inTOML)\n")
    let themes = home.path + "/config/confab/themes"
    try FileManager.default.createDirectory(atPath: themes, withIntermediateDirectories: true)
    try "summary = \(evil)\ninherit = \(evil)\n[roles]\nnotice = \(evil)\n".write(
      toFile: themes + "/evil\u{1B}]0;pwned\u{7}.toml", atomically: true, encoding: .utf8)
    let program = try home.demo("demo/echo")
    try await program.ready()
    program.press(.f(9))
    try await program.waitFor(text: "nord")
    program.type("evil")
    _ = await program.terminal.settle()
    try await quit(program)
  }

  // MARK: What is written

  private func chat(with server: FixedServer) throws -> Program {
    try Home.current.confab([
      "--base-url", "http://127.0.0.1:\(server.port)/v1", "--model", "a/b", "--conversation", "new",
    ])
  }

  /// The answer may be there before it is shown that it is waited for.
  private func ask(_ program: Program) async throws {
    try await program.ready()
    program.type("Hello there")
    program.press(.enter)
  }

  private func leaf(through program: Program, _ keys: TerminalKey...) async throws {
    for key in keys {
      program.press(key)
      _ = await program.terminal.settle()
      program.press(.escape)
      _ = await program.terminal.settle()
    }
  }

  /// By a signal: a failure that is shown, or a list that is open, would take keys.
  private func quit(_ program: Program) async throws {
    program.terminal.kill(SIGTERM)
    _ = try await program.terminal.exitStatus()
    let items = ControlStream.items(program.terminal.raw)
    #expect(items.count > 500)
    #expect(items.filter { !Self.isOwn($0) } == [])
  }

  private static func isOwn(_ item: ControlStream.Item) -> Bool {
    switch item {
    case .text(let scalar): isPlain(scalar)
    case .control(let byte): [0x08, 0x09, 0x0A, 0x0D].contains(byte)
    case .escape(let escape): ["(B", "(0", ")0", "7", "8", "=", ">", "M"].contains(escape)
    case .sequence(let sequence): isOwn(sequence)
    case .string(kind: "]", let content):
      content == "11;?" || content == "104" || content.hasPrefix("9;4;")
        || content.hasPrefix("2;") && content.unicodeScalars.allSatisfy(isPlain)
    case .string, .broken: false
    }
  }

  /// What ncurses writes for xterm-256color, and what else Confab says to a terminal or asks of it.
  private static func isOwn(_ sequence: String) -> Bool {
    let modes: Set = [
      "1", "7", "12", "25", "1000", "1002", "1004", "1006", "1007", "1049", "2004", "2026", "2031",
    ]
    if let mode = sequence.wholeMatch(of: /\?([0-9;]+)[hl]/) {
      return mode.1.split(separator: ";").allSatisfy { modes.contains(String($0)) }
    }
    if sequence.wholeMatch(of: /[0-9;]*[ABCDGHJKLMPXSTbdfmr@]/) != nil { return true }
    return [
      "?1J", "?2J", "4l", "?u", "?4m", ">1u", "<u", ">4;1m", ">4m", "c", "5n", "22;2t", "23;2t",
      "22;0;0t", "23;0;0t", "?2026$p", "?1007s", "?1007r",
    ].contains(sequence)
  }

  /// Neither a control, nor hidden, nor turning the text around, nor without an agreed look.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    default: !scalar.properties.isDefaultIgnorableCodePoint
    }
  }
}

extension String {
  /// As a string of TOML in plain ASCII.
  fileprivate var inTOML: String {
    "\""
      + unicodeScalars.map { scalar in
        let digits = String(scalar.value, radix: 16)
        return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }.joined() + "\""
  }
}
