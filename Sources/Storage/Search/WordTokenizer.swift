import GRDB
import GRDBSQLite

/// Hands the words of a text to SQLite's full-text index, as FTS5 asks for them.
final class WordTokenizer: FTS5CustomTokenizer {
  /// Stands in the schema.
  static let name = "confab_words"

  private let letters: Letters

  init(db: Database, arguments: [String]) throws {
    letters = try Letters(db)
  }

  func tokenize(
    context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization,
    pText text: UnsafePointer<CChar>?, nText count: CInt,
    tokenCallback give: @escaping FTS5TokenCallback
  ) -> CInt {
    guard let text, count > 0 else { return SQLITE_OK }
    var code = SQLITE_OK
    let scanner = WordScanner(letters: letters, isQuestion: tokenization.contains(.query))
    text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
      scanner.scan(UnsafeBufferPointer(start: bytes, count: Int(count))) { word in
        word.bytes.withMemoryRebound(to: CChar.self) { token in
          code = give(
            context, word.isBeside ? FTS5_TOKEN_COLOCATED : 0, token.baseAddress, CInt(token.count),
            CInt(word.start), CInt(word.end))
        }
        return code == SQLITE_OK
      }
    }
    return code
  }
}
