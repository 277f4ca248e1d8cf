import Chat
import Foundation
import Testing

@testable import ChatUI

@Suite struct CurlCommandTests {
  @Test func saysWhatWasSent() {
    #expect(
      CurlCommand(.sky(), .cline).text == #"""
        curl -N 'https://api.cline.bot/api/v1/chat/completions' \
          -H 'User-Agent: Confab/0.1.0' \
          -H 'Authorization: Bearer '"$CLINE_API_KEY" \
          -H 'Content-Type: application/json' \
          --data-raw '{"model":"anthropic/claude-sonnet-4.6","messages":[{"role":"user","content":"Why?\nIt'\''s blue."}],"stream":true,"stop":[]}'
        """#)
  }

  /// What a shell makes of it: the words that `curl` would get.
  @Test(arguments: [
    "plain", "it's 'quoted' \"twice\"", "$HOME `id` $(id) \\ \\n !x", "two\nlines", "日本語 é 🌍",
    "[redacted]", "-X", "",
  ])
  func aShellReadsItAsItWas(text: String) throws {
    var record = ExchangeRecord.asked()
    record.url = "https://h/v1?api_key=[redacted]&q=\(text)&v=2"
    record.requestHeaders = [
      .init(name: "Authorization", value: "[redacted]"),
      .init(name: "X-Api-Key", value: "[redacted]"),
      .init(name: "X-Text", value: text),
    ]
    record.requestBody = Array("{\"a\":\"\(text)\"}".utf8)
    let script = """
      curl() { for word in "$@"; do printf '%s\\0' "$word"; done; }
      CLINE_API_KEY=sekret
      \(CurlCommand(record, .cline).text)
      """
    let key = text == "[redacted]" ? "sekret" : text
    #expect(
      try Self.run(script) == [
        "-N", "https://h/v1?api_key=sekret&q=\(key)&v=2", "-H",
        "Authorization: Bearer sekret", "-H", "X-Api-Key: sekret", "-H", "X-Text: \(key)",
        "--data-raw", "{\"a\":\"\(text)\"}",
      ])
  }

  @Test func anAddressWithBracketsIsNoPattern() {
    var record = ExchangeRecord.asked()
    record.url = "http://[::1]:8080/v1/chat/completions"
    #expect(
      CurlCommand(record, .cline).text.hasPrefix(
        "curl -N -g 'http://[::1]:8080/v1/chat/completions' "))
  }

  @Test(arguments: [
    ("the environment variable WORK_LLM_KEY", "work", "WORK_LLM_KEY"),
    ("the key_command of [endpoints.openai]", "openai", "OPENAI_API_KEY"),
    ("the file /home/a/key", "my-box", "MYBOX_API_KEY"), (nil, "gpu.local:8000", "API_KEY"),
  ])
  func namesTheVariableThatFits(origin: String?, endpoint: String, variable: String) {
    let facts = EndpointFacts(name: endpoint, address: "a", keyOrigin: origin)
    #expect(CurlCommand(.sky(), facts).keyVariable == variable)
  }

  /// A clipboard must not hold them raw, and JSON need not.
  @Test func whatACopyMustNotHoldIsWrittenAsJSONWritesIt() {
    let body = Array("{\"a\":\"x\u{7F}\u{85}\u{202E}\u{E0041}é\n\"}".utf8)
    #expect(
      CurlCommand.plain(body) == #"{"a":"x\u007f\u0085\u202e\udb40\udc41é"# + "\n\"}")
  }

  private static func run(_ script: String) throws -> [String] {
    let shell = Process()
    let input = Pipe()
    let output = Pipe()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.standardInput = input
    shell.standardOutput = output
    try shell.run()
    try input.fileHandleForWriting.write(contentsOf: Data(script.utf8))
    try input.fileHandleForWriting.close()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0)
    return data.split(separator: 0, omittingEmptySubsequences: false).dropLast()
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
