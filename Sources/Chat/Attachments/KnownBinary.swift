/// Names what a file is that is neither text nor a picture that models take, so that its refusal says
/// more than that.
enum KnownBinary {
  /// With its article; nil: nothing that is known.
  static func name(of bytes: [UInt8]) -> String? {
    signatures.first { bytes.dropFirst($0.offset).starts(with: $0.bytes) }?.name
  }

  /// Some are made of nothing but text, which no model could read.
  static func isPDF(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "%PDF-".utf8) }

  private struct Signature {
    let bytes: [UInt8]
    let offset: Int
    let name: String

    init(_ bytes: [UInt8], at offset: Int = 0, _ name: String) {
      (self.bytes, self.offset, self.name) = (bytes, offset, name)
    }

    init(_ text: StaticString, at offset: Int = 0, _ name: String) {
      self.init(text.withUTF8Buffer { Array($0) }, at: offset, name)
    }
  }

  private static let signatures: [Signature] = [
    Signature("%PDF-", "a PDF"),
    Signature([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an office document"),
    Signature([0x50, 0x4B, 0x05, 0x06], "an empty ZIP archive"),
    Signature([0x1F, 0x8B], "a gzip archive"),
    Signature([0x42, 0x5A, 0x68], "a bzip2 archive"),
    Signature([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "an xz archive"),
    Signature([0x28, 0xB5, 0x2F, 0xFD], "a zstd archive"),
    Signature([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive"),
    Signature("ustar", at: 257, "a tar archive"),
    Signature([0x7F, 0x45, 0x4C, 0x46], "a program"),
    Signature([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old office document"),
    Signature("SQLite format 3\0", "a database"),
    Signature("ftypavif", at: 4, "an AVIF picture"),
    Signature("ftypheic", at: 4, "an HEIC picture"),
    Signature("ftypheix", at: 4, "an HEIC picture"),
    Signature("ftypmif1", at: 4, "an HEIF picture"),
    Signature("ftyp", at: 4, "a video or sound"),
    Signature([0x1A, 0x45, 0xDF, 0xA3], "a video"),
    Signature([0x49, 0x49, 0x2A, 0x00], "a TIFF picture"),
    Signature([0x4D, 0x4D, 0x00, 0x2A], "a TIFF picture"),
    Signature([0x00, 0x00, 0x01, 0x00], "an icon"),
    Signature("ID3", "a sound"), Signature("OggS", "a sound or video"),
    Signature("fLaC", "a sound"),
    Signature("WAVE", at: 8, "a sound"), Signature("AVI ", at: 8, "a video"),
    Signature([0xFF, 0xFB], "a sound"),
  ]
}
