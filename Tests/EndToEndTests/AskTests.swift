import Foundation
import TerminalHarness
import Testing

/// `confab ask` in pipes and scripts: what it writes, what it keeps, and how it ends.
@Suite(.inHomes) struct AskTests {
  struct Run {
    var output: String
    var errors: String
    var status: TerminalHarness.ExitStatus

    var json: [String: Any] {
      get throws {
        try #require(
          try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
      }
    }
  }

  /// Runs a shell's line with `ask` standing for the program and the demo's log.
  private func run(_ line: String, environment: [String: String?] = [:]) async throws -> Run {
    let home = try Home.current
    let script = """
      ask() { "$CONFAB" ask --demo "$@"; }
      set -o pipefail
      { \(line); } > output 2> errors
      """
    let program = try home.shell(script, environment: environment)
    let status = try await program.terminal.exitStatus()
    func text(_ name: String) throws -> String {
      try String(contentsOfFile: "\(home.path)/\(name)", encoding: .utf8)
    }
    return Run(output: try text("output"), errors: try text("errors"), status: status)
  }

  static let inputs: [(line: String, output: String)] = [
    ("ask -m demo/echo 'Hello there'", "Hello there\n"),
    ("ask -m demo/echo Hello there </dev/null", "Hello there\n"),
    ("echo alone | ask -m demo/echo", "alone\n"),
    (
      "printf 'a\\nb\\n' | ask -m demo/echo 'do it'",
      "standard input:\n```\na\nb\n```\n\n\ndo it\n"
    ),
    ("ask -m demo/echo --set temperature=0.2 --system Short hi", "hi\n"),
  ]

  @Test(arguments: inputs)
  func answersWhatItIsAsked(line: String, output: String) async throws {
    let run = try await run(line)
    #expect(run.status == .exited(0))
    #expect(run.output == output)
    #expect(run.errors == "")
  }

  static let failures: [(model: String, status: Int32, words: [String])] = [
    ("401", 11, ["401 Unauthorized", "demo/401", "request ID", "what to do"]),
    ("402", 12, ["402 Payment Required", "balance", "-$0.14", "app.cline.bot"]),
    ("429-spend-limit", 12, ["spend limit"]),
    ("429-long-wait", 13, ["429 Too Many Requests", "Try again"]),
    ("404", 14, ["404 Not Found"]),
    ("mid-stream-context-length", 15, ["context_length_exceeded", "kept"]),
    ("mid-stream-content-filter", 16, ["content_filter"]),
    ("400", 17, ["400 Bad Request", "--set temperature=off"]),
    ("500-upstream-404", 17, ["404"]),
  ]

  @Test(arguments: failures)
  func aFailureIsToldWholeAndHasAStatusOfItsKind(
    model: String, status: Int32, words: [String]
  ) async throws {
    let run = try await run("ask -m demo/\(model) hi")
    #expect(run.status == .exited(status), "\(run.errors)")
    for word in words { #expect(run.errors.contains(word), "\(word) is missing: \(run.errors)") }
  }

  @Test func retriesAreToldLineByLineAndEndInTheAnswer() async throws {
    let run = try await run("ask -m demo/429-then-ok --json hi")
    #expect(run.status == .exited(0))
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      lines.first?.contains("429 Too Many Requests · retrying in 1 s (attempt 2 of 6)") == true)
    let result = try run.json
    #expect((result["answer"] as? String)?.hasPrefix("It worked, on attempt 3.") == true)
    let attempts = try #require(result["attempts"] as? [[String: Any]])
    #expect(attempts.map { $0["status"] as? Int } == [429, 429, 200])
    #expect((attempts[0]["error"] as? [String: Any])?["kind"] as? String == "rate-limited")
    #expect(attempts[2]["error"] is NSNull)
    #expect(result["model_served"] as? String == "demo/429-then-ok")
    #expect(result["outcome"] as? String == "answered" && result["logged"] as? Bool == true)
    let seconds = try #require(result["seconds"] as? [String: Any])
    #expect(try #require(seconds["waited"] as? Double) >= 1)
    #expect(try #require(seconds["first_text"] as? Double) > 0)
    let usage = try #require(result["usage"] as? [String: Any])
    #expect(try #require(usage["completion_tokens"] as? Int) > 0)
  }

  @Test func aFailureIsAnObjectToo() async throws {
    let run = try await run("ask -m demo/402 --json hi")
    #expect(run.status == .exited(12))
    let result = try run.json
    let error = try #require(result["error"] as? [String: Any])
    #expect(error["code"] as? String == "402" && error["kind"] as? String == "nothing-left")
    #expect((error["advice"] as? String)?.contains("Add credits") == true)
    #expect(result["answer"] is NSNull && result["exit_status"] as? Int == 12)
    #expect((result["request_id"] as? String)?.isEmpty == false)
  }

  @Test func whatHappensIsALineEach() async throws {
    let run = try await run("ask -m demo/429-then-ok --jsonl hi")
    let events = try run.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
    let names = events.compactMap { $0["event"] as? String }
    let others = names.filter { $0 != "text" }
    #expect(
      others == [
        "start", "answer", "attempt", "retry", "attempt", "retry", "attempt", "usage", "end",
      ])
    let text = events.filter { $0["event"] as? String == "text" }
      .compactMap { $0["text"] as? String }.joined()
    #expect(text == events.last?["answer"] as? String && text.count > 100)
    let retry = try #require(events.first { $0["event"] as? String == "retry" })
    #expect(
      retry["attempts"] as? Int == 6 && (retry["retry_at"] as? String)?.hasSuffix("Z") == true)
  }

  @Test func onlyTheCodeIsWritten() async throws {
    let first = try await run("ask -m demo/markdown --code 1 hi")
    #expect(first.status == .exited(0))
    #expect(first.output.hasPrefix("func greet(_ name: String)") && !first.output.contains("```"))
    let missing = try await run("ask -m demo/echo --code hi")
    #expect(missing.status == .exited(21) && missing.output.isEmpty)
    #expect(missing.errors.contains("there is no code in the answer"))
    let many = try await run("ask -m demo/markdown --code 99 hi")
    #expect(many.status == .exited(21) && many.errors.contains("not that many"))
  }

  @Test func theConversationGoesOnAndIsInTheLog() async throws {
    let line = """
      ask -m demo/echo 'The first one' && ask --continue 'The second one' \
      && "$CONFAB" logs show last --demo
      """
    let run = try await run(line)
    #expect(run.status == .exited(0))
    #expect(run.output.hasPrefix("The first one\nThe second one\n---\ntitle: \"The first one\"\n"))
    #expect(run.output.contains("\nmessages: 4\n") && run.output.hasSuffix("\nThe second one\n"))
    let none = try await self.run("ask --conversation nothing hi")
    #expect(none.status == .exited(2) && none.errors.contains("no conversation “nothing”"))
  }

  @Test func nothingIsKeptWhereThatIsAskedFor() async throws {
    let run = try await run("ask -m demo/echo --no-log --json 'a secret thing'")
    #expect(run.status == .exited(0))
    #expect(try run.json["logged"] as? Bool == false)
    #expect(!FileManager.default.fileExists(atPath: try Home.current.demoLog))
    #expect(try await self.run("ask --no-log --continue hi").status == .exited(64))
  }

  @Test func filesGoAlong() async throws {
    let home = try Home.current
    try "one\ntwo\n".write(toFile: home.path + "/a.txt", atomically: true, encoding: .utf8)
    let run = try await run("ask -m demo/echo --attach a.txt -a a.txt 'compare'")
    let block = "a.txt:\n```txt\none\ntwo\n```\n"
    #expect(run.output.components(separatedBy: block).count == 3, "\(run.output)")
    #expect(run.output.hasSuffix("\n\ncompare\n"))
    let missing = try await self.run("ask --attach nothing.txt hi")
    #expect(missing.status == .exited(65) && missing.errors.contains("nothing.txt is not there"))
  }

  static let refused: [(line: String, status: Int32, words: String)] = [
    ("ask </dev/null", 64, "nothing was asked"),
    ("printf '   \\n' | ask", 64, "nothing was asked"),
    ("head -c 3000 /bin/sh | ask hi", 65, "standard input is a program"),
    ("head -c 2000000 /dev/zero | tr '\\0' x | ask hi", 65, "2 MB of text: at most 1 MB"),
    ("head -c 21000000 /dev/zero | ask hi", 15, "more than 20 MB"),
    ("head -c 900000 /dev/zero | tr '\\0' x | ask -m demo/echo hi", 15, "tokens, and it reads"),
    ("ask --json --code hi", 64, "give one"),
    ("ask --set temprature=1 hi", 64, "Did you mean “temperature”?"),
    ("ask --preset nobody hi", 2, "no preset “nobody”"),
  ]

  @Test(arguments: refused)
  func whatCannotBeSentIsRefusedBeforeItIsSent(
    line: String, status: Int32, words: String
  ) async throws {
    let run = try await run(line)
    #expect(run.status == .exited(status), "\(run.errors)")
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func aKeyThatIsMissingIsSaidWithWaysToGiveOne() async throws {
    let run = try await run("\"$CONFAB\" ask hi </dev/null")
    #expect(run.status == .exited(10))
    #expect(run.errors.contains("export CLINE_API_KEY="))
  }

  @Test func aReaderThatHasHadEnoughEndsTheRequest() async throws {
    let run = try await run("ask -m demo/flood hi | head -1; echo ${PIPESTATUS[0]}")
    #expect(run.output.split(separator: "\n").last == "0")
    #expect(run.errors.isEmpty)
    let log = try await self.run("\"$CONFAB\" logs show last --demo | wc -c")
    #expect(try #require(Int(log.output.filter(\.isNumber))) > 20)
  }

  @Test func anAnswerThatBrokeOffAndCameAgainSaysSo() async throws {
    let piped = try await run("ask -m demo/cut-then-ok hi")
    #expect(piped.status == .exited(22))
    #expect(piped.output.contains("The second sentence\nIt worked, on attempt 2."))
    let whole = try await run("ask -m demo/cut-then-ok --no-stream hi")
    #expect(whole.status == .exited(0) && whole.output.hasPrefix("It worked, on attempt 2."))
  }
}
