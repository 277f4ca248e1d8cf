import Chat
import Testing

@testable import Interchange

/// Claude's exports.
struct ClaudeTests {
  /// As they were at first: no parents, text beside its blocks.
  @Test func readsConversationsWithoutBranches() throws {
    let scratch = try Scratch()
    let text = #"""
      [{"uuid":"c-1","name":"","created_at":"2024-01-31T10:00:00.250000Z",
        "updated_at":"2024-01-31T11:00:00Z","account":{"uuid":"a"},"chat_messages":[
        {"uuid":"m-1","text":"What is in it?","sender":"human","created_at":"2024-01-31T10:00:00.25Z",
         "attachments":[{"file_name":"notes.txt","file_type":"txt","extracted_content":"one\ntwo\n"}],
         "files":[{"file_name":"photo.jpg"}]},
        {"uuid":"m-2","text":"old","sender":"assistant","created_at":"2024-01-31T10:00:05Z",
         "content":[{"type":"thinking","thinking":"Two lines."},{"type":"tool_use","name":"search",
          "input":{"q":"x"}},{"type":"tool_result","name":"search","content":[{"type":"text",
          "text":"found"}]},{"type":"text","text":"Two lines."},{"type":"tool_use","name":"artifacts",
          "input":{"title":"Sum","type":"application/vnd.ant.code","language":"swift",
          "content":"1 + 1"}}]},
        {"uuid":"m-3","text":"Who?","sender":"robot"},
        {"uuid":"m-4","text":"Thanks","sender":"human"}]}]
      """#
    let found = everything(try scratch.write(text, to: "conversations.json"))
    #expect(
      found.problems == [
        "source, record 1, message 3: “robot” is said to have sent it: left out"
      ])
    let hash = Attachment.Hash(of: Array("one\ntwo\n".utf8))
    #expect(
      found.conversations.map(tree) == [
        """
        What is in it? | claude | 1706695200.25 | 1706698800.0
        user: What is in it?⏎[notes.txt, 2 lines, 8 B](attachment:\(hash.text))⏎[file: photo.jpg] | at 1706695200.25
          assistant: Two lines.⏎**Sum**⏎```swift⏎1 + 1⏎``` | thinking: Two lines.⏎search:⏎```json⏎{"q":"x"}⏎```⏎search answered:⏎```⏎found⏎``` | by claude | at 1706695205.0
            user: Thanks | at 1706695205.001 | head
        """
      ])
    #expect(found.conversations.first?.attachments.map(\.hash) == [hash])
  }

  @Test func readsBranches() throws {
    let scratch = try Scratch()
    let root = "00000000-0000-4000-8000-000000000000"
    func message(_ name: String, _ parent: String, _ sender: String, _ second: Int) -> String {
      """
      {"uuid":"\(name)","parent_message_uuid":"\(parent)","sender":"\(sender)",
       "created_at":"2026-02-01T00:00:0\(second)Z","text":"","content":[{"type":"text","text":"\(name)"}]}
      """
    }
    let messages = [
      message("a", root, "human", 1), message("b", "a", "assistant", 2),
      message("c", "a", "assistant", 3), message("d", root, "human", 4),
    ]
    let text = """
      {"uuid":"c","name":"Two","model":"claude-sonnet-4-6","current_leaf_message_uuid":"b",
       "chat_messages":[\(messages.joined(separator: ","))]}
      """
    let found = everything(try scratch.write(text, to: "one.json"))
    #expect(found.problems == [])
    #expect(
      found.conversations.map(tree) == [
        """
        Two | claude-sonnet-4-6 | 1769904001.0 | 1769904004.0
        user: a | at 1769904001.0
          assistant: b | by claude-sonnet-4-6 | at 1769904002.0 | head
          assistant: c | by claude-sonnet-4-6 | at 1769904003.0
        user: d | at 1769904004.0
        """
      ])
  }
}
