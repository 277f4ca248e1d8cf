import Chat
import Foundation
import Storage
import TerminalHarness
import Testing

/// `confab logs …`: what each command writes, for people and for programs.
@Suite(.inHomes) struct LogCommandTests {
  private static let model = ModelID(rawValue: "vendor/wise-1")

  /// A log with two conversations, of which one has what no terminal and no browser may obey.
  func fill(_ home: Home) async throws {
    let store = try SQLiteStore.open(path: home.dataDirectory + "/confab.db")
    func conversation(_ id: String, _ title: String, at seconds: Double) -> Conversation {
      Conversation(
        id: ConversationID(rawValue: id), title: title, model: Self.model,
        createdAt: WallTime(seconds: seconds), updatedAt: WallTime(seconds: seconds))
    }
    func say(
      _ id: String, in conversation: String, after parent: String? = nil, _ text: String,
      cost: Double? = nil
    ) async throws {
      var message = Message(
        id: MessageID(rawValue: id), conversation: ConversationID(rawValue: conversation),
        parent: parent.map(MessageID.init), role: parent == nil ? .user : .assistant, text: text,
        createdAt: WallTime(seconds: 1_700_000_000))
      if let cost {
        message.model = Self.model
        var attempt = Attempt(
          number: 1, model: Self.model, endpoint: "h", startedAt: WallTime(seconds: 1_700_000_000))
        attempt.textBytes = text.utf8.count
        attempt.firstTextAfter = 0.5
        attempt.usage = Usage(promptTokens: 1000, completionTokens: 20, cost: cost)
        message.attempts = [attempt]
      }
      try await store.save(message)
    }
    try await store.save(conversation("c1", "The sky", at: 1_700_000_000))
    try await say("p1", in: "c1", "Why is the sky blue?")
    try await say("a1", in: "c1", after: "p1", "Rayleigh **scattering**.", cost: 0.25)
    try await store.save(conversation("c2", "Evil \u{1B}]0;gone\u{7}\u{9B}31m", at: 1_700_000_100))
    try await say("p2", in: "c2", "Show me <script>alert(1)</script>")
    try await say(
      "a2", in: "c2", after: "p2",
      """
      \u{1B}[2J<script>alert(2)</script> <img src=x onerror=alert(3)>

      [a](javascript:alert(4)) [b](https://example.org/"onmouseover="alert(5)) ![c](data:x,y)

      ```html" onload="x
      <b>code</b>
      ```
      """)
    await store.close()
  }

  /// What a command writes to a pipe.
  func output(
    _ home: Home, _ arguments: String, status: Int32 = 0
  ) async throws -> String {
    let file = home.path + "/output"
    let program = try home.shell(#""$CONFAB" logs \#(arguments) > '\#(file)'"#)
    #expect(
      try await program.terminal.exitStatus() == .exited(status), "\(program.screen.drawing)")
    return try String(contentsOfFile: file, encoding: .utf8)
  }

  func complaint(_ home: Home, _ arguments: [String], status: Int32) async throws -> String {
    let program = try home.confab(["logs"] + arguments, columns: 300)
    #expect(try await program.terminal.exitStatus() == .exited(status))
    return program.screen.flowing
  }

  private func json(_ home: Home, _ arguments: String) async throws -> [[String: Any]] {
    let text = try await output(home, arguments + " --json")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  }

  @Test func listsAndFinds() async throws {
    let home = try Home.current
    try await fill(home)
    let lines = try await output(home, "list").split(separator: "\n")
    #expect(
      lines.last == "2023-11-14 22:13\tc1\t2\t44\t0.25\t0\tvendor/wise-1\t\t\tThe sky")
    #expect(lines.count == 2 && !lines[0].unicodeScalars.contains { $0.value == 0x1B })
    #expect(try await output(home, "'cost:>0.1' sky").split(separator: "\n").count == 1)
    let records = try await json(home, "list model:wise")
    #expect(records.map { $0["id"] as? String } == ["c2", "c1"])
    #expect(records.map { $0["cost_usd"] as? Double } == [nil, 0.25])
    #expect(records[0]["cost_usd"] is NSNull && records[1]["messages"] as? Int == 2)

    let hits = try await json(home, "search scattering")
    #expect(hits.map { $0["message_id"] as? String } == ["a1"])
    #expect(hits.first?["part"] as? String == "answer")
    let wrong = try await complaint(home, ["search", "scattering", "cost:much"], status: 64)
    #expect(wrong.contains("“much” is no amount"))
    #expect(
      try await complaint(home, ["search", "is:error"], status: 64).contains("give a word"))
    #expect(
      try await complaint(home, ["list", "is:bogus"], status: 64).contains("no is:bogus"))
  }

  @Test func addsUp() async throws {
    let home = try Home.current
    try await fill(home)
    #expect(
      try await output(home, "stats --by model")
        == "vendor/wise-1\t1\t1\t0\t1000\t20\t0.25\t0.5\t0.5\n")
    let rows = try await json(home, "stats")
    #expect(rows.map { $0["day"] as? String } == ["2023-11-14"])
    #expect(rows.first?["prompt_tokens"] as? Int == 1000)
    #expect(try await json(home, "stats --since 7d").isEmpty)
    #expect(try await complaint(home, ["stats", "--by", "hour"], status: 64).contains("'hour'"))
  }

  @Test func showsNothingThatATerminalWouldObey() async throws {
    let home = try Home.current
    try await fill(home)
    let program = try home.confab(["logs", "show", "c2"], columns: 100, rows: 60)
    #expect(try await program.terminal.exitStatus() == .exited(0))
    #expect(program.screen.flowing.contains("Show me <script>"), "\(program.screen.drawing)")
    #expect(
      try await complaint(home, ["show", "nothing"], status: 1).contains(
        "no conversation “nothing”"))
  }

  @Test func exportsPagesWithoutAnythingThatRuns() async throws {
    let home = try Home.current
    try await fill(home)
    let page = try await output(home, "export c2 --format html")
    #expect(!page.contains("<script") && !page.contains("<img") && !page.contains("href=\"java"))
    #expect(!page.contains("\u{1B}") && !page.contains("\" onload"))
    #expect(page.contains("&lt;script&gt;alert(2)&lt;/script&gt;"))
    #expect(
      page.contains(
        "<pre><code class=\"language-html&quot;\">&lt;b&gt;code&lt;/b&gt;\n</code></pre>"))
    #expect(page.contains("<a href=\"https://example.org/&quot;onmouseover=&quot;alert(5)\""))
    let other = try await output(home, "export c1 --format html")
    #expect(other.contains("<p>Rayleigh <strong>scattering</strong>.</p>"))
  }

  @Test func exportsManyAndOverwritesNothing() async throws {
    let home = try Home.current
    try await fill(home)
    _ = try await output(home, "export --all -o '\(home.path)/notes' --format json")
    _ = try await output(home, "export tag:none -o '\(home.path)/notes'", status: 1)
    _ = try await output(home, "export sky -o '\(home.path)/notes'")
    _ = try await output(home, "export c1 -o '\(home.path)/notes/'")
    let names = try FileManager.default.contentsOfDirectory(atPath: home.path + "/notes").sorted()
    #expect(names == ["evil-0-gone-31m.json", "the-sky-2.md", "the-sky.json", "the-sky.md"])
    let lines = try await output(home, "export --all --format jsonl").split(separator: "\n")
    #expect(lines.count == 2 && lines[1].hasPrefix(#"{"messages":[{"role":"user""#))
    #expect(
      try await complaint(home, ["export", "--all"], status: 64).contains(
        "give a directory with -o"))
    #expect(try await complaint(home, ["export"], status: 64).contains("say what to export"))
    let taken = try await complaint(
      home, ["export", "c1", "-o", home.path + "/notes/the-sky.md"], status: 1)
    #expect(taken.contains("there is a file of this name"))
  }

  @Test func backsUpAndRestores() async throws {
    let home = try Home.current
    try await fill(home)
    let file = home.path + "/copy.db"
    #expect(try await output(home, "backup '\(file)'").contains("2 conversations, 4 messages"))
    #expect(try await complaint(home, ["backup", file], status: 1).contains("there is a file"))
    let program = try home.confab(["--base-url", "http://127.0.0.1:9/v1", "--model", "m"])
    try await program.ready()
    // Waits for the log, too.
    #expect(try await json(home, "list").count == 2)
    let refused = try await complaint(home, ["restore", file], status: 1)
    #expect(refused.contains("another Confab has"))
    #expect(try await program.quit() == .exited(0))
    let text = try await output(home, "restore '\(file)'")
    #expect(text.contains("the log until now is kept as \(home.dataDirectory)/confab.db.before-"))
    #expect(try await json(home, "list").count == 2)
    let path = try await output(home, "path --json")
    #expect(path.hasPrefix(#"{"path":"\#(home.dataDirectory)/confab.db","exists":true,"bytes":"#))
  }
}
