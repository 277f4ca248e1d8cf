import ChatUI
import Testing

@Suite struct SlashLineTests {
  /// What a text is, in short: `new`, `rename|Oslo`, `prompt|text`, `surplus|new`, `unknown|x|nearest`.
  private func reading(_ text: String) -> String {
    switch SlashLine(text) {
    case .prompt(let text): "prompt|\(text)"
    case .command(let command, let argument):
      argument.isEmpty ? command.name : "\(command.name)|\(argument)"
    case .surplus(let command): "surplus|\(command.name)"
    case .unknown(let name, let nearest): "unknown|\(name)|\(nearest ?? "–")"
    }
  }

  @Test(arguments: [
    ("Why?", "prompt|Why?"), (" /new", "prompt| /new"), ("", "prompt|"),
    ("/new", "new-conversation"), ("/n", "new-conversation"), ("/NEW", "new-conversation"),
    ("/new  ", "new-conversation"), ("/quit\n", "quit"), ("/exit", "quit"),
    ("/find  two words ", "find|two words"), ("/find", "find"), ("/copy 2", "copy|2"),
    ("/help /new", "help|/new"), ("/new thing", "surplus|new-conversation"),
    ("/", "unknown||–"), ("/nwe", "unknown|nwe|new"), ("/outl", "unknown|outl|outline"),
    ("/zzzzzzz", "unknown|zzzzzzz|–"), ("/tmp is full", "unknown|tmp|–"),
    ("/usr/bin", "prompt|/usr/bin"),
    ("/etc/passwd: what is it?", "prompt|/etc/passwd: what is it?"),
    ("/ new", "prompt|/ new"), ("/find a\nb", "prompt|/find a\nb"),
    ("/nonsense\nmore", "prompt|/nonsense\nmore"),
    ("//new", "prompt|/new"), ("//tmp is full", "prompt|/tmp is full"),
    ("// TODO: mend", "prompt|// TODO: mend"), ("//usr/bin", "prompt|//usr/bin"),
    ("///doc", "prompt|///doc"), ("//new\nmore", "prompt|//new\nmore"),
  ])
  func tellsCommandsFromPrompts(text: String, expected: String) {
    if expected.hasSuffix("|–"), expected.contains("tmp") {
      // Some name may be near; what counts is that it is not sent.
      #expect(reading(text).hasPrefix("unknown|tmp|"))
    } else {
      #expect(reading(text) == expected)
    }
  }

  @Test func takesTheLinesOfACommandThatHasSome() {
    let lined = CommandTable.commands.filter { $0.argument?.takesLines == true }
    for command in lined {
      #expect(reading("/\(command.slash[0]) a\nb") == "\(command.name)|a\nb")
    }
  }

  @Test func aMegabyteOfSlashesIsAPrompt() {
    let text = String(repeating: "/", count: 1_000_000)
    #expect(SlashLine(text) == .prompt(text))
  }
}
