import Testing

@testable import Chat

/// What a file is, told from its bytes, and what is said of those that cannot be attached.
@Suite struct AttachableFileTests {
  static let png: [UInt8] =
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    + [0, 0, 2, 128, 0, 0, 1, 224]
  static let gif: [UInt8] = Array("GIF89a".utf8) + [0x40, 0x01, 0xC8, 0x00]
  static let jpeg: [UInt8] = [
    0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 9, 9, 0xFF, 0xFF, 0xC4, 0, 3, 9, 0xFF, 0xC2, 0, 11, 8, 0, 100, 0,
    200,
  ]
  static let lossy: [UInt8] =
    Array("RIFF....WEBPVP8 ....".utf8) + [0, 0, 0, 0x9D, 0x01, 0x2A, 0x0A, 0x40, 0x14, 0x00]
  static let lossless: [UInt8] =
    Array("RIFF....WEBPVP8L....".utf8) + [0x2F, 0x09, 0xC0, 0x04, 0x00]
  static let extended: [UInt8] =
    Array("RIFF....WEBPVP8X....".utf8) + [0, 0, 0, 0, 0xFF, 0x03, 0, 0xFF, 0x01, 0]

  @Test(arguments: [
    (png, "PNG 640×480"), (gif, "GIF 320×200"), (jpeg, "JPEG 200×100"), (lossy, "WebP 10×20"),
    (lossless, "WebP 10×20"), (extended, "WebP 1024×512"),
  ])
  func knowsPicturesByTheirContent(bytes: [UInt8], words: String) throws {
    let file = try AttachableFile(bytes, name: "x.txt")
    #expect(file.label == "x.txt, \(words), \(bytes.count) B")
    #expect(file.attachment.bytes == bytes)
    #expect(file.reference.isImage)
  }

  @Test(arguments: [png, gif, jpeg, lossy, lossless, extended])
  func readsNothingBeyondACutHeader(bytes: [UInt8]) {
    for count in 0..<bytes.count { #expect(ImageHeader(Array(bytes.prefix(count))) == nil) }
  }

  @Test(
    arguments: [
      // No width; segments that lead nowhere, or into themselves.
      png.prefix(16) + [0, 0, 0, 0, 0, 0, 0, 1],
      [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0xFF, 0xC0], [0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF, 1],
      [0xFF, 0xD8, 0xFF, 0xDA, 0, 2], [UInt8](repeating: 0xFF, count: 3) + [0xD8, 0xFF],
    ] as [[UInt8]])
  func refusesADamagedHeader(bytes: [UInt8]) {
    #expect(ImageHeader(bytes) == nil)
  }

  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x61], .utf8, "a"), (Array("é\r\nb".utf8), .utf8, "é\r\nb"),
      ([0xFF, 0xFE, 0x61, 0, 0xE9, 0], .utf16LittleEndian, "aé"),
      ([0xFE, 0xFF, 0, 0x61, 0xD8, 0x3D, 0xDE, 0x00], .utf16BigEndian, "a😀"),
      ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], .utf32LittleEndian, "a"),
      ([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61], .utf32BigEndian, "a"),
      ([0x68, 0, 0x69, 0, 0x21, 0, 0x0A, 0], .utf16LittleEndian, "hi!\n"),
      ([0, 0x68, 0, 0x69, 0, 0x21], .utf16BigEndian, "hi!"),
      ([0x63, 0x61, 0x66, 0xE9, 0x20, 0x80], .windows1252, "café €"),
      ([0x1B, 0x5B, 0x33, 0x31, 0x6D, 0x72], .utf8, "\u{1B}[31mr"),
    ] as [([UInt8], TextDecoding.Encoding, String)])
  func tellsTheEncoding(bytes: [UInt8], encoding: TextDecoding.Encoding, text: String) {
    let decoding = TextDecoding(bytes)
    #expect(decoding?.encoding == encoding)
    #expect(decoding.map { Array($0.bytes) } == Array(text.utf8))
  }

  @Test(
    arguments: [
      [0x61, 0, 0x62], [0, 0, 0, 0], [0xFF, 0xFE, 0x00, 0xD8], [0xFF, 0xFE, 0x61],
      [0x01, 0x02, 0x61], [0x81, 0x61, 0xFE], [0xFF, 0xFE, 0, 0, 0, 0xD8, 0, 0],
    ] as [[UInt8]])
  func takesNothingElseForText(bytes: [UInt8]) {
    #expect(TextDecoding(bytes) == nil)
  }

  @Test(
    arguments: [
      ([], "is empty"), ([0xEF, 0xBB, 0xBF], "is empty"),
      (
        Array("%PDF-1.7\n".utf8),
        "is a PDF: only text and pictures (PNG, JPEG, GIF, WebP) can be attached"
      ),
      (
        [0x50, 0x4B, 3, 4, 0, 0],
        "is a ZIP archive or an office document: only text and pictures (PNG, JPEG, GIF, WebP) can be attached"
      ),
      (
        [0, 1, 2, 3],
        "is no text and no picture that is known: only text and pictures (PNG, JPEG, GIF, WebP) can be attached"
      ),
      (Array(png.prefix(20)), "is a damaged PNG: its header cannot be read"),
      (
        [UInt8](repeating: 0x61, count: 1_000_001),
        "has 1 MB of text: at most 1 MB can be attached, so attach a part of it"
      ),
      (
        [UInt8](repeating: 0x61, count: 4_800_000),
        "has 4.8 MB: at most 1 MB of text or 20 MB of a picture can be attached"
      ),
    ] as [([UInt8], String)])
  func saysWhatCannotBeAttached(bytes: [UInt8], reason: String) {
    #expect(throws: AttachableFile.Refusal(reason: reason)) {
      try AttachableFile(bytes, name: "x")
    }
  }

  @Test func labelsWithWhatCanStandInALink() throws {
    let text = Array("one\r\ntwo\rthree\nfour".utf8)
    let file = try AttachableFile(text, name: "a[1]\n.txt")
    #expect(file.label == "a(1) .txt, 4 lines, 19 B")
    #expect(AttachmentReference.all(in: file.reference.text) == [file.reference])
    let long = try AttachableFile([0x61], name: String(repeating: "n", count: 80) + ".swift")
    #expect(long.label == String(repeating: "n", count: 31) + "…" + "nnnnnnnnnn.swift, 1 line, 1 B")
  }

  @Test(arguments: [
    (999, "999 B"), (1_000, "1 kB"), (33_600, "34 kB"), (999_499, "999 kB"), (999_500, "1 MB"),
    (1_250_000, "1.3 MB"), (20_000_000, "20 MB"),
  ])
  func saysSizesShortly(bytes: Int, words: String) {
    #expect(AttachmentLabel.size(bytes) == words)
  }
}
