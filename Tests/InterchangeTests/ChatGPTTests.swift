import Chat
import Testing

@testable import Interchange

/// ChatGPT's exports.
struct ChatGPTTests {
  /// Two answers to the first prompt, the first of them with thoughts and a tool; the second is shown.
  static let conversation = #"""
    {"title":"Trains\u0007 \u6f22\u5b57","create_time":1700000000.5,"update_time":1700000900,
     "conversation_id":"6995e870-eafc","id":"6995e870-eafc","default_model_slug":"auto",
     "is_archived":true,"is_starred":true,"current_node":"b2",
     "mapping":{
      "root":{"id":"root","message":null,"parent":null,"children":["sys"]},
      "sys":{"id":"sys","parent":"root","children":["ctx"],"message":{"id":"sys",
        "author":{"role":"system"},"content":{"content_type":"text","parts":[""]},
        "metadata":{"is_visually_hidden_from_conversation":true}}},
      "ctx":{"id":"ctx","parent":"sys","children":["u1"],"message":{"id":"ctx",
        "author":{"role":"user"},"create_time":null,"content":{"content_type":"user_editable_context",
        "user_profile":"I drive trains.","user_instructions":"Be brief."},
        "metadata":{"is_visually_hidden_from_conversation":true}}},
      "u1":{"id":"u1","parent":"ctx","children":["t1","b1"],"message":{"id":"u1",
        "author":{"role":"user"},"create_time":1700000001,
        "content":{"content_type":"text","parts":["How fast?\r\n\u0000 👩‍👩‍👧"]}}},
      "t1":{"id":"t1","parent":"u1","children":["c1"],"message":{"id":"t1",
        "author":{"role":"assistant"},"create_time":1700000002,"content":{"content_type":"thoughts",
        "thoughts":[{"summary":"Speed","content":"It depends."}]},
        "metadata":{"model_slug":"o3"}}},
      "c1":{"id":"c1","parent":"t1","children":["o1"],"message":{"id":"c1",
        "author":{"role":"assistant"},"create_time":1700000003,"recipient":"python",
        "content":{"content_type":"code","language":"python","text":"print(300)"},
        "metadata":{"model_slug":"o3"}}},
      "o1":{"id":"o1","parent":"c1","children":["r1"],"message":{"id":"o1",
        "author":{"role":"tool","name":"python"},"create_time":1700000004,
        "content":{"content_type":"execution_output","text":"300"}}},
      "r1":{"id":"r1","parent":"o1","children":["a1"],"message":{"id":"r1",
        "author":{"role":"assistant"},"content":{"content_type":"reasoning_recap","content":"3s"}}},
      "a1":{"id":"a1","parent":"r1","children":[],"message":{"id":"a1",
        "author":{"role":"assistant"},"create_time":1700000005,"status":"in_progress",
        "content":{"content_type":"text","parts":["300 km/h"]},"metadata":{"model_slug":"o3"}}},
      "b1":{"id":"b1","parent":"u1","children":["u2"],"message":{"id":"b1",
        "author":{"role":"assistant"},"create_time":1700000006,
        "content":{"content_type":"text","parts":["Fast."]},"metadata":{"model_slug":"gpt-4o"}}},
      "u2":{"id":"u2","parent":"b1","children":["b2"],"message":{"id":"u2",
        "author":{"role":"user"},"create_time":1700000007,"content":{"content_type":"multimodal_text",
        "parts":[{"content_type":"image_asset_pointer","asset_pointer":"sediment://file_00ab"},
        "This one?"]},
        "metadata":{"attachments":[{"id":"file_00ab","name":"my train.png"},
        {"id":"file-9","name":"plan.pdf"}]}}},
      "b2":{"id":"b2","parent":"u2","children":[],"message":{"id":"b2",
        "author":{"role":"assistant"},"create_time":1700000008,
        "content":{"content_type":"text","parts":["Yes."]},"metadata":{"model_slug":"gpt-4o"}}}
     }}
    """#

  /// The header of a picture of 2×3 pixels.
  static let picture: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    + [0, 0, 0, 2, 0, 0, 0, 3, 8, 6, 0, 0, 0]

  static func outline(attached: String) -> String {
    """
    Trains 漢字 | gpt-4o | 1700000000.5 | 1700000900.0 | starred | archived | system: I drive trains.

    Be brief.
    user: How fast?⏎␀ 👩‍👩‍👧 | at 1700000001.0
      assistant: 300 km/h | thinking: **Speed**⏎It depends.⏎python:⏎```python⏎print(300)⏎```⏎python answered:⏎```⏎300⏎``` | by o3 | interrupted | at 1700000002.0
      assistant: Fast. | by gpt-4o | at 1700000006.0
        user: \(attached)⏎This one?⏎[file: plan.pdf] | at 1700000007.0
          assistant: Yes. | by gpt-4o | at 1700000008.0 | head
    """
  }

  @Test func readsTheTreeOfAConversation() throws {
    let scratch = try Scratch()
    let found = everything(try scratch.write("[\(Self.conversation)]", to: "conversations.json"))
    #expect(found.problems == [])
    #expect(
      found.conversations.map(tree)
        == [Self.outline(attached: "[picture: my train.png]")])
    #expect(found.conversations.first?.attachments == [])
  }

  /// The archive, its content unpacked, and newer ones in several files.
  @Test(arguments: ["export.zip", "folder", "parts.zip"])
  func findsThePicturesThatCameAlong(form: String) throws {
    let scratch = try Scratch()
    let name = form == "parts.zip" ? "x/conversations-000.json" : "x/conversations.json"
    var files: [(String, [UInt8])] = [
      (name, Array("[\(Self.conversation)]".utf8)),
      ("x/user.json", Array(#"{"id":"user-1","email":"a@example.com"}"#.utf8)),
      ("x/chat.html", Array("<html>".utf8)), ("__MACOSX/x/._conversations.json", [0, 1]),
      ("x/user-1/file_00ab-sanitized.png", Self.picture),
    ]
    if form == "parts.zip" {
      let other = Self.conversation.replacing("6995e870", with: "7995e870")
      files.append(("x/conversations-001.json", Array("[\(other)]".utf8)))
    }
    if form == "folder" {
      for file in files { try scratch.write(file.1, to: "folder/" + file.0) }
    } else {
      let members = files.map { Zip.Member(name: $0.0, content: $0.1, isDeflated: $0.0 == name) }
      try scratch.write(Zip.file(members), to: form)
    }
    let found = everything(scratch.directory + "/" + form)
    #expect(found.problems == [])
    let hash = Attachment.Hash(of: Self.picture)
    let reference = "[my train.png, PNG 2×3, 29 B](attachment:\(hash.text))"
    #expect(
      found.conversations.map(tree)
        == [String](
          repeating: Self.outline(attached: reference), count: form == "parts.zip" ? 2 : 1))
    #expect(
      found.conversations.first?.attachments
        == [
          Attachment(hash: hash, name: "my train.png", kind: .image(.png), bytes: Self.picture)
        ])
    let identifiers = Set(found.conversations.map(\.conversation.id))
    #expect(identifiers.count == found.conversations.count)
  }

  @Test func reportsBadRecordsAndTakesTheRest() throws {
    let scratch = try Scratch()
    let text = """
      [\(Self.conversation), {"mapping":{},"id":"x"}, {"mapping":{}}, {"title":"?"}, {"mapping":{"a":}},
       {"id":"y","mapping":{"m":{"message":{"content":{"parts":["lost"]}}},
        "n":{"parent":"m","message":{"author":{"role":"user"},"content":{"content_type":"text",
        "parts":["kept"]}}}}}]
      """
    let found = everything(try scratch.write(text, to: "a.json"))
    #expect(
      found.problems == [
        "source, record 3: it has no identifier: left out",
        "source, record 4: it is no conversation of a known format: left out",
        "source, record 5: it is damaged: no JSON: left out",
        "source, record 6, message 1 (m): it has no author: left out",
      ])
    #expect(found.conversations.map(\.conversation.title) == ["Trains 漢字", "kept"])
  }

  /// Whatever the order of the nodes, parents that are not there and circles.
  @Test func keepsAllThatWasSaidOfADamagedTree() throws {
    let scratch = try Scratch()
    func node(_ name: String, _ parent: String) -> String {
      """
      "\(name)":{"parent":"\(parent)","message":{"author":{"role":"user"},
      "content":{"content_type":"text","parts":["\(name)"]}}}
      """
    }
    let nodes = [
      node("c", "b"), node("b", "a"), node("a", "gone"), node("x", "y"), node("y", "z"),
      node("z", "x"),
      node("s", "s"),
    ]
    let text = #"[{"id":"i","create_time":100,"mapping":{"# + nodes.joined(separator: ",") + "}}]"
    let found = everything(try scratch.write(text, to: "a.json"))
    #expect(found.problems == [])
    #expect(
      found.conversations.map(tree) == [
        """
        a | chatgpt | 100.0 | 100.002
        user: a | at 100.0
          user: b | at 100.001
            user: c | at 100.002 | head
        user: z | at 100.0
          user: y | at 100.001
            user: x | at 100.002
        user: s | at 100.0
        """
      ])
  }
}
