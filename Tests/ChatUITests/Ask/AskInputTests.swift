import Chat
import Testing

@testable import ChatUI

/// What is asked, put together of words, standard input and files.
struct AskInputTests {
  private static let picture: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    + [0, 0, 2, 128, 0, 0, 1, 224]

  /// What a prompt says, with the chips' words in the place of the references.
  private static func shown(_ input: AskInput) -> String { AttachmentReference.shown(input.prompt) }

  static let cases: [(words: String, piped: [UInt8], shown: String, title: String?)] = [
    ("Why?", [], "Why?", nil),
    ("  Why?\n", Array(" \t\r\n".utf8), "Why?", nil),
    ("", Array("\n  Why?\n\n".utf8), "Why?", nil),
    ("Sum up", Array("a\nb\n".utf8), "[standard input, 2 lines, 4 B]\n\nSum up", "Sum up"),
    ("", picture, "[standard input, PNG 640×480, 24 B]", nil),
    ("What is it?", picture, "[standard input, PNG 640×480, 24 B]\n\nWhat is it?", "What is it?"),
    // Latin-1 is sent as UTF-8, whether it is the prompt or goes along.
    ("", [0x63, 0x61, 0x66, 0xE9], "café", nil),
    (
      "Spell it", [0x63, 0x61, 0x66, 0xE9], "[standard input, 1 line, 5 B]\n\nSpell it", "Spell it"
    ),
    // Nothing that a terminal obeys is asked.
    ("a\u{1B}[2Jb", [], "a␛[2Jb", nil),
  ]

  @Test(arguments: cases)
  func materialComesBeforeTheInstruction(
    words: String, piped: [UInt8], shown: String, title: String?
  ) throws {
    let input = try AskInput(words: words, piped: piped, attached: [])
    #expect(Self.shown(input) == shown)
    #expect(input.title == title)
  }

  @Test func whatWasPipedComesFirstAndTheFilesInTheirOrder() throws {
    let files = try ["b", "a"].map { try AttachableFile(Array("\($0)\n".utf8), name: $0 + ".txt") }
    let input = try AskInput(words: "Compare", piped: Array("x".utf8), attached: files)
    #expect(
      Self.shown(input)
        == "[standard input, 1 line, 1 B]\n[b.txt, 1 line, 2 B]\n[a.txt, 1 line, 2 B]\n\nCompare")
    #expect(input.textBytes == "Compare".utf8.count + 1 + 2 + 2)
    // The reference leads to what is kept.
    #expect(
      AttachmentReference.all(in: input.prompt).map(\.hash) == input.files.map(\.attachment.hash))
  }

  @Test func pipedTextIsTheInstructionForFilesWhereThereAreNoWords() throws {
    let file = try AttachableFile(Self.picture, name: "plan.png")
    let input = try AskInput(words: " ", piped: Array("What is wrong?\n".utf8), attached: [file])
    #expect(Self.shown(input) == "[plan.png, PNG 640×480, 24 B]\n\nWhat is wrong?")
    #expect(input.files == [file])
    // A picture is no text to be counted.
    #expect(input.textBytes == "What is wrong?".utf8.count)
  }

  @Test func filesAloneAreAPromptToo() throws {
    let file = try AttachableFile(Self.picture, name: "plan.png")
    let input = try AskInput(words: "", piped: [], attached: [file])
    #expect(Self.shown(input) == "[plan.png, PNG 640×480, 24 B]" && input.title == nil)
  }

  static let refused: [(words: String, piped: [UInt8], refusal: AskInput.Refusal)] = [
    ("", [], .empty), (" \n", Array(" \n\t".utf8), .empty),
    (
      "hi", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2],
      .unusable(
        "standard input is a program: only text and pictures (PNG, JPEG, GIF, WebP) can be attached"
      )
    ),
  ]

  @Test(arguments: refused)
  func whatCannotBeSentIsRefused(words: String, piped: [UInt8], refusal: AskInput.Refusal) {
    #expect(throws: refusal) { try AskInput(words: words, piped: piped, attached: []) }
  }

  @Test func textBeyondTheLimitIsRefused() throws {
    let most = [UInt8](repeating: 0x61, count: AttachableFile.textLimit)
    #expect(try AskInput(words: "", piped: most, attached: []).textBytes == most.count)
    #expect(
      throws: AskInput.Refusal.unusable(
        "standard input has 1.5 MB of text: at most 1 MB can be attached, so attach a part of it")
    ) { try AskInput(words: "", piped: most + most[..<500_000], attached: []) }
  }
}
