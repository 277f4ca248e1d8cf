import Testing

@testable import Interchange

/// Reading archives: good ones, and those that somebody damaged or made to do harm.
struct ZipTests {
  private static let text = Array(
    (0..<40_000).map { "line \($0) of a text that packs well\n" }.joined().utf8)

  /// The member's content, or why it cannot be read.
  private static func content(_ bytes: [UInt8], name: String = "a.json") throws -> Result<
    [UInt8], BrokenSource
  > {
    let scratch = try Scratch()
    let file = try FileBytes(path: try scratch.write(bytes, to: "a.zip"))
    return Result { () throws(BrokenSource) in
      let archive = try ZipArchive(file)
      guard let entry = archive.entries.first(where: { $0.name == name }) else {
        throw BrokenSource("no such member")
      }
      let stream = try archive.stream(entry)
      var content: [UInt8] = []
      while true {
        let part = try stream.read()
        if part.isEmpty { return content }
        content += part
      }
    }
  }

  private static func member(
    isDeflated: Bool = true, isWide: Bool = false
  ) -> Zip.Member {
    Zip.Member(name: "a.json", content: text, isDeflated: isDeflated, isWide: isWide)
  }

  @Test(arguments: [(true, false), (false, false), (true, true), (false, true)])
  func readsMembers(isDeflated: Bool, isWide: Bool) throws {
    let other = Zip.Member(name: "before", content: [1, 2, 3], isWide: isWide)
    let bytes = Zip.file([other, Self.member(isDeflated: isDeflated, isWide: isWide)])
    #expect(try Self.content(bytes) == .success(Self.text))
    #expect(try Self.content(bytes, name: "before") == .success([1, 2, 3]))
  }

  @Test func readsAnEmptyMember() throws {
    #expect(
      try Self.content(Zip.file([Zip.Member(name: "a.json", content: [])])) == .success([]))
  }

  static let damages: [(String, @Sendable (inout Zip.Member) -> Void, String)] = [
    ("a wrong checksum", { $0.checksum = 7 }, "its checksum is wrong: it is damaged"),
    (
      "more than the directory says", { $0.size = 100 },
      "it unpacks to more than the archive says: it is damaged"
    ),
    (
      "less than the directory says", { $0.size = 9_000_000 },
      "it ends after \(text.count) of 9000000 bytes: it is damaged"
    ),
    (
      "encrypted", { $0.flags = 1 },
      "it is encrypted: unpack the archive first, and import the folder"
    ),
    (
      "packed in an unknown way", { $0.method = 14 },
      "it is packed in a way that is not known here (method 14): unpack the archive first, and import "
        + "the folder"
    ),
    (
      "not deflated at all", { ($0.isDeflated, $0.method) = (false, 8) },
      "its packed data is damaged"
    ),
  ]

  @Test(arguments: damages.indices)
  func saysWhatIsWrongWithAMember(index: Int) throws {
    let (name, change, reason) = Self.damages[index]
    var member = Self.member()
    change(&member)
    #expect(try Self.content(Zip.file([member])) == .failure(BrokenSource(reason)), "\(name)")
  }

  /// Wherever it is cut, and whichever byte is another: never a crash, and never a wrong content.
  @Test func survivesEveryCutAndEveryWrongByte() throws {
    let small = Zip.file([
      Zip.Member(name: "a.json", content: Array("[1, 2, 3, 4, 5, 6, 7]".utf8), isWide: true)
    ])
    let whole = try Self.content(small)
    // The last two bytes are the length of a comment, which nobody asks for.
    for count in 0..<small.count - 2 {
      #expect(try Self.content(Array(small.prefix(count))) != whole, "cut at \(count)")
    }
    for index in small.indices {
      var bytes = small
      bytes[index] ^= 0xFF
      let content = try Self.content(bytes)
      if case .success = content { #expect(content == whole, "byte \(index)") }
    }
  }
}
