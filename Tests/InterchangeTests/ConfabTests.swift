import Chat
import Foundation
import Testing

@testable import Interchange

/// What the program itself exports.
struct ConfabTests {
  private static func document(_ messages: [String], version: Int = 1) -> String {
    let hash = Attachment.Hash(of: [1, 2]).text
    let other = Attachment.Hash(of: [1]).text
    return """
      {"format":"confab.conversation","version":\(version),"exportedBy":"Confab 1",
      "conversation":{"id":"c-1","title":"Trip","model":"m","createdAt":{"seconds":1},
        "updatedAt":{"seconds":2},"options":{"extra":{}},"tags":["b","a"],"isStarred":true,
        "isArchived":false,"head":"m-2"},
      "messages":[
      \(messages.joined(separator: ",\n"))
      ],
      "attachments":[{"hash":"\(hash)","name":"a.txt","kind":"text","base64":"AQI="},
        {"hash":"\(other)","name":"b.txt","kind":"text","base64":"AQI="},{"hash":"\(other)"}]}
      """
  }

  private static func message(
    _ id: String, after parent: String? = nil, in conversation: String = "c-1"
  )
    -> String
  {
    """
    {"id":"\(id)","conversation":"\(conversation)",\(parent.map { "\"parent\":\"\($0)\"," } ?? "")
     "role":"user","text":"\(id)","reasoning":"","state":"complete","createdAt":{"seconds":1},
     "attempts":[]}
    """.replacing("\n", with: "")
  }

  @Test func `What comes before the end that was left out is shown`() throws {
    let scratch = try Scratch()
    let messages = [Self.message("m-1"), Self.message("m-3", after: "m-1"), Self.message("m 2")]
    let found = everything(try scratch.write(Self.document(messages), to: "a.json"))
    #expect(found.conversations.map(\.conversation.head?.rawValue) == ["m-3"])
  }

  @Test func readsWhatIsSoundAndReportsTheRest() throws {
    let scratch = try Scratch()
    let messages = [
      Self.message("m-1"), Self.message("m-2", after: "m-1"), Self.message("m-3", after: "gone"),
      Self.message("m-4", in: "other"), Self.message("m 5"), Self.message("m-1"),
    ]
    let found = everything(try scratch.write(Self.document(messages), to: "a.json"))
    #expect(
      found.problems == [
        "source, record 1, message 3: what it follows is not before it: left out",
        "source, record 1, message 4: its identifier, or its conversation's, is none: left out",
        "source, record 1, message 5: its identifier, or its conversation's, is none: left out",
        "source, record 1, message 6: its identifier, or its conversation's, is none: left out",
        "source, record 1, attachment 2: its content is damaged: left out",
      ])
    let conversation = try #require(found.conversations.first)
    #expect(conversation.conversation.id.rawValue == "c-1")
    #expect(conversation.conversation.tags == ["b", "a"])
    #expect(conversation.attachments.map(\.bytes) == [[1, 2]])
    #expect(
      tree(conversation)
        == """
        Trip | m | 1.0 | 2.0 | starred
        user: m-1 | at 1.0
          user: m-2 | at 1.0 | head
        """)
  }

  @Test func refusesWhatIsNewerOrDamaged() throws {
    let scratch = try Scratch()
    let newer = Self.document([Self.message("m-1")], version: 99)
    #expect(
      everything(try scratch.write(newer, to: "a.json")).problems
        == ["source, record 1: a newer Confab exported it: update Confab: left out"])
    let damaged = Self.document([Self.message("m-1").replacing("complete", with: "odd")])
    #expect(
      everything(try scratch.write(damaged, to: "b.json")).problems
        == [
          "source, record 1: it is not what Confab exports (at messages.0.state): left out"
        ])
  }
}
