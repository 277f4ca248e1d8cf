import Chat
import Testing

@testable import ChatUI

/// What is copied is what stands in the source.
@Suite struct SelectedTextTests {
  @Test(arguments: [
    ("```swift\nlet a = 1\n\n  let b = 2\n```\n", "swift", "let a = 1\n\n  let b = 2\n"),
    ("\n  ~~~ py\n  x = 1\n    y = 2\n  ~~~", "py", "x = 1\n  y = 2\n"),
    ("    indented\n      more\n\n    end\n\n", "", "indented\n  more\n\nend\n"),
    ("```\nnot closed\n", "", "not closed\n"), ("```sh\n```", "sh", ""),
    ("````md\n```\ninner\n```\n````\n", "md", "```\ninner\n```\n"),
  ])
  func takesCodeOutOfItsFences(source: String, info: String, text: String) {
    let code = CodeText(source)
    #expect(code.info == info)
    #expect(code.text == text)
  }

  @Test(arguments: [
    ("swift", "", "snippet.swift"), ("Python", "", "snippet.py"), ("c++", "", "snippet.cpp"),
    ("", "", "snippet.txt"), ("brainfuck", "", "snippet.txt"), ("dockerfile", "", "Dockerfile"),
    ("swift title=\"Sources/App.swift\"", "", "App.swift"), ("ts:src/main.ts", "", "main.ts"),
    ("js {filename=index.js}", "", "index.js"), ("rust", "// lib.rs\nfn", "lib.rs"),
    ("bash title=\"../../.bashrc\"", "", "snippet.sh"), ("sh ../../etc/passwd.d", "", "passwd.d"),
    ("python v1.2", "", "snippet.py"), ("sh -rf.txt", "", "snippet.sh"),
    ("html", "<!-- index.html -->\n", "index.html"), ("c", "// see a.h and b.h\n", "snippet.c"),
    ("sh a\u{202E}b.sh", "", "snippet.sh"),
  ])
  func proposesAFileName(info: String, code: String, name: String) {
    #expect(FileNameHint.code(info: info, code: code) == name)
  }

  private static let answer = "First.\n\n```swift\nlet a = 1\n```\n\n- one\n- two\n"

  /// A prompt, an answer of three blocks, a prompt.
  private func transcript() -> Transcript {
    var transcript = Transcript()
    transcript.put(.prompt, siblings: nil)
    transcript.put(.answer(Self.answer, .complete), siblings: nil)
    transcript.put(
      Message(
        id: MessageID(rawValue: "m3"), conversation: Conversation.sky.id,
        parent: MessageID(rawValue: "m2"), role: .user, text: "And red?\n",
        createdAt: WallTime(seconds: 0)), siblings: nil)
    return transcript
  }

  private func blocks(_ id: MessageID) -> [MessageBlock] {
    func block(_ index: Int, _ source: Range<Int>, _ kind: MessageBlock.Kind) -> MessageBlock {
      MessageBlock(index: index, source: source, kind: kind, rows: index..<index + 1)
    }
    let fence = 8..<32
    switch id.rawValue {
    case "m1": return [block(0, 0..<20, .prompt)]
    case "m3": return [block(0, 0..<9, .prompt)]
    default:
      return [
        block(0, 0..<8, .text), block(1, fence, .code(info: "swift")),
        block(2, 32..<Self.answer.utf8.count, .text),
      ]
    }
  }

  private func text(_ first: (Int, Int), _ last: (Int, Int)) -> SelectedText? {
    func place(_ place: (Int, Int)) -> BlockPlace {
      BlockPlace(
        position: place.0, message: MessageID(rawValue: "m\(place.0 + 1)"), block: place.1)
    }
    return transcript().text(of: TranscriptMark(place(last), place(first)), blocks: blocks)
  }

  @Test func givesTheCodeOfACodeBlockAlone() {
    #expect(
      text((1, 1), (1, 1))
        == SelectedText(
          text: "let a = 1\n", what: "code", fileName: "snippet.swift", ending: ".swift"))
  }

  @Test func givesOtherBlocksAsTheyStandInTheSource() {
    #expect(text((1, 2), (1, 2))?.text == "- one\n- two")
    #expect(text((0, 0), (0, 0))?.text == "Why is the sky blue?")
  }

  @Test func keepsTheFencesBetweenBlocksOfOneMessage() {
    #expect(text((1, 0), (1, 1))?.text == "First.\n\n```swift\nlet a = 1\n```")
  }

  @Test func saysWhoSpeaksWhereARangeHoldsSeveralMessages() {
    #expect(
      text((0, 0), (2, 0))
        == SelectedText(
          text: """
            **you:**

            Why is the sky blue?

            **claude-sonnet-4.6:**

            First.

            ```swift
            let a = 1
            ```

            - one
            - two

            **you:**

            And red?

            """, what: "3 messages", fileName: "conversation.md", ending: ".md"))
  }

  @Test func givesNothingWhenARangeBeginsWhereNothingIsHeld() {
    let mark = TranscriptMark(
      BlockPlace(position: 0, message: MessageID(rawValue: "gone"), block: 0),
      BlockPlace(position: 1, message: MessageID(rawValue: "m2"), block: 0))
    #expect(transcript().text(of: mark, blocks: blocks) == nil)
  }
}
