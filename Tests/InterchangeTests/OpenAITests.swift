import Chat
import Foundation
import Testing

@testable import Interchange

/// Messages as in requests, a conversation a line; and aichat's sessions, which have the same.
struct OpenAITests {
  @Test func readsAConversationALine() throws {
    let scratch = try Scratch()
    let picture = Data(ChatGPTTests.picture).base64EncodedString()
    let text = #"""
      {"messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"Hi\u001b[31m 漢字"},{"role":"assistant","content":"Hello"}]}
      {"messages":[{"role":"user"
      not json

      {"messages":[{"content":"?"},{"role":"user","content":[{"type":"text","text":"See"},{"type":"image_url","image_url":{"url":"data:image/png;base64,\#(picture)"}},{"type":"image_url","image_url":"https://a.example/b.png"}]},{"role":"assistant","content":null,"reasoning_content":"Hm","tool_calls":[{"function":{"name":"look","arguments":"{\"x\":1}"}}]},{"role":"tool","name":"look","content":"a cat"},{"role":"assistant","content":"A cat"}],"id":"r-7","title":"Cats","model":"gpt-x","created":1700000000}
      {"messages":[]}
      """#
    let path = try scratch.write(text, to: "chats.jsonl")
    let modified = Date(timeIntervalSince1970: 1_600_000_000)
    try FileManager.default.setAttributes([.modificationDate: modified], ofItemAtPath: path)
    let found = everything(path)
    #expect(
      found.problems == [
        "source, line 2: it is damaged: no JSON: left out",
        "source, line 3: it is damaged: no JSON: left out",
        "source, line 5, message 1: it has no role: left out",
      ])
    let hash = Attachment.Hash(of: ChatGPTTests.picture)
    #expect(
      found.conversations.map(tree) == [
        """
        Hi␛[31m 漢字 | unknown | 1600000000.0 | 1600000000.001 | system: Be kind.
        user: Hi␛[31m 漢字 | at 1600000000.0
          assistant: Hello | at 1600000000.001 | head
        """,
        """
        Cats | gpt-x | 1700000000.0 | 1700000000.001
        user: See⏎[picture, PNG 2×3, 29 B](attachment:\(hash.text))⏎![picture](https://a.example/b.png) | at 1700000000.0
          assistant: A cat | thinking: Hm⏎look:⏎```json⏎{"x":1}⏎```⏎look answered:⏎```⏎a cat⏎``` | by gpt-x | at 1700000000.001 | head
        """,
      ])
  }

  /// What has no identifier is named by what it says; a longer version of what has one goes on in it.
  @Test func givesTheSameTheSameIdentifiers() throws {
    let scratch = try Scratch()
    func file(_ name: String, _ records: [String]) throws -> [ImportedConversation] {
      everything(try scratch.write(records.joined(separator: "\n"), to: name)).conversations
    }
    let short = #"{"id":"k","messages":[{"role":"user","content":"a"}]}"#
    let long =
      #"{"id":"k","messages":[{"role":"user","content":"a"},{"role":"user","content":"b"}]}"#
    let nameless = #"{"messages":[{"role":"user","content":"a"}]}"#
    let first = try file("1.jsonl", [short, nameless, nameless])
    let second = try file("2.jsonl", [nameless, long])
    func identifiers(_ conversation: ImportedConversation) -> [String] {
      [conversation.conversation.id.rawValue] + conversation.messages.map(\.id.rawValue)
    }
    #expect(first.count == 3 && second.count == 2)
    #expect(identifiers(first[1]) == identifiers(first[2]))
    #expect(identifiers(first[1]) == identifiers(second[0]))
    #expect(identifiers(first[0]) == identifiers(second[1]).dropLast())
    #expect(Set(identifiers(first[0])).isDisjoint(with: identifiers(first[1])))
    let alphabet = Set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    for identifier in first.flatMap(identifiers) {
      #expect(identifier.count == 26 && alphabet.isSuperset(of: identifier))
    }
  }

  private static let session = """
    model: openai:gpt-4o
    temperature: 0.5
    save_session: true
    compressed_messages:
    - role: system
      content: You are a cook.
    - role: user
      content: |-
        Soup?
        With 漢字
    - role: assistant
      content: 'Yes: soup'
    messages:
    - role: user
      content:
      - type: text
        text: See
      - type: image_url
        image_url:
          url: https://a.example/b.png
    - role: tool
      content:
        tool_results:
        - call:
            name: look
            arguments: {x: 1}
          output: a cat
        text: ''
    - content: who
    - role: assistant
      content: A cat
    """

  @Test func readsAichatsSessions() throws {
    let scratch = try Scratch()
    let path = try scratch.write(Self.session, to: "sessions/20260131T140209-about-soup.yaml")
    try scratch.write("model: x\nkeybindings: vi\n", to: "sessions/config.yaml")
    try scratch.write("model: x\nmessages: [x\n", to: "sessions/broken.yaml")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_600_000_000)], ofItemAtPath: path)
    let found = everything(scratch.directory + "/sessions")
    #expect(
      found.problems == [
        "source/20260131T140209-about-soup.yaml, message 6: it has no role: left out",
        "source/broken.yaml: it is no YAML (line 3: did not find expected ',' or ']'): left out",
      ])
    #expect(
      found.conversations.map(tree) == [
        """
        about soup | openai:gpt-4o | 1600000000.0 | 1600000000.003 | system: You are a cook.
        user: Soup?⏎With 漢字 | at 1600000000.0
          assistant: Yes: soup | by openai:gpt-4o | at 1600000000.001
            user: See⏎![picture](https://a.example/b.png) | at 1600000000.002
              assistant: A cat | thinking: look:⏎```json⏎{"x":"1"}⏎```⏎answered:⏎```json⏎"a cat"⏎``` | by openai:gpt-4o | at 1600000000.003 | head
        """
      ])
    #expect(found.conversations.first?.conversation.options.temperature == 0.5)
  }

  /// A few lines that mean more than any memory holds.
  @Test func refusesASessionThatRefersToItselfTooOften() throws {
    let scratch = try Scratch()
    var text = "model: x\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let references = [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(references)]\n"
    }
    let found = everything(try scratch.write(text + "messages: *a9\n", to: "bomb.yaml"))
    #expect(
      found.problems == [
        "source: it refers to itself too often: it would be larger than anybody can read: left out"
      ])
  }

  @Test func saysWhatIsNothingOfAll() throws {
    let scratch = try Scratch()
    let known =
      "ChatGPT export, Claude export, OpenAI-style messages, llm's database, elia's database, aichat "
      + "session, Confab's own JSON"
    #expect(
      everything(try scratch.write("Dear diary", to: "a.txt")).problems
        == ["source: it is none of what can be imported: \(known)"])
    #expect(
      everything(scratch.directory + "/none").problems
        == ["source: it cannot be opened (No such file or directory)"])
    #expect(
      everything(scratch.directory).problems == [
        "source: there is nothing in it that can be imported"
      ])
    let chats = try scratch.write(#"{"messages":[{"role":"user","content":"a"}]}"#, to: "a.json")
    #expect(
      everything(chats, only: .claude).problems
        == ["source, line 1: it is of another format (openai): left out"])
  }
}
