import Testing

@testable import Chat

@Suite struct AttachmentReferenceTests {
  static let digits = String(repeating: "0a", count: 32)
  static let hash = Chat.Attachment.Hash(digits)!
  static let cat = AttachmentReference(label: "cat.png, PNG 640×480, 34 kB", hash: hash)

  @Test func writesItselfAsALink() {
    #expect(Self.cat.text == "[cat.png, PNG 640×480, 34 kB](attachment:\(Self.digits))")
  }

  @Test func findsReferencesAmongText() {
    let text = "a \(Self.cat.text)\u{301}\(Self.cat.text)\nz"
    #expect(
      AttachmentReference.pieces(of: text) == [
        .text("a "), .attachment(Self.cat, source: Substring(Self.cat.text)), .text("\u{301}"),
        .attachment(Self.cat, source: Substring(Self.cat.text)), .text("\nz"),
      ])
    #expect(AttachmentReference.all(in: text) == [Self.cat, Self.cat])
    #expect(AttachmentReference.pieces(of: "").isEmpty)
  }

  @Test(arguments: [
    "[a](attachment:)",
    "[a](attachment:\(digits.dropLast()))",
    "[a](attachment:\(digits)0)",
    "[a](attachment:\(digits.uppercased()))",
    "[a](attachment:\(digits)",
    "[a] (attachment:\(digits))",
    "[](attachment:\(digits))",
    "[a\nb](attachment:\(digits))",
    "[a\r\nb](attachment:\(digits))",
    "a](attachment:\(digits))",
    "[a]b](attachment:\(digits))",
    "[a](Attachment:\(digits))",
    "[a](attachment:\(digits.dropLast())\u{ff10})",
  ])
  func takesNothingElseForOne(text: String) {
    #expect(AttachmentReference.pieces(of: text) == [.text(text[...])])
  }

  @Test func takesTheInnermostLabel() {
    #expect(
      AttachmentReference.pieces(of: "[see [b](attachment:\(Self.digits))]").first
        == .text("[see "))
  }

  @Test func losesNothing() {
    let random = SeededRandom()
    let parts = [
      "[", "]", "(", ")", "](attachment:", Self.digits, "a", "\n", "é", "👩‍👩‍👧", "\u{301}",
      Self.cat.text,
      " ", "\r\n", String(Self.digits.dropLast()),
    ]
    for _ in 0..<3_000 {
      var text = ""
      for _ in 0..<Int(random.unit() * 14) {
        text += parts[Int(random.unit() * Double(parts.count))]
      }
      let pieces = AttachmentReference.pieces(of: text)
      let joined = pieces.map {
        switch $0 {
        case .text(let text): String(text)
        case .attachment(let reference, let source):
          reference.text == source ? reference.text : "not the same"
        }
      }.joined()
      #expect(Array(joined.utf8) == Array(text.utf8))
    }
  }

  @Test func namesTheFileWhereThereIsLittleRoom() {
    #expect(AttachmentReference.short("see \(Self.cat.text)!") == "see cat.png!")
    #expect(
      AttachmentReference.shown("see \(Self.cat.text)!") == "see [cat.png, PNG 640×480, 34 kB]!")
    #expect(
      AttachmentReference(label: "a, b, c.txt, 3 lines, 4 B", hash: Self.hash).name == "a, b, c.txt"
    )
    #expect(AttachmentReference(label: "a, b", hash: Self.hash).name == "a, b")
  }
}
