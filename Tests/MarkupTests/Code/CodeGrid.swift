@testable import Markup

/// Code with what it is coloured as under it: below each line one of letters, one a character, `.` where
/// it is plain.
enum CodeGrid {
  static let letters: [CodeRole: Character] = [
    .keyword: "k", .type: "t", .string: "s", .number: "n", .comment: "c", .function: "f",
    .variable: "v", .symbol: "o", .preprocessor: "p", .constant: "K",
    .added: "+", .removed: "-", .hunk: "@",
  ]

  /// Colours the code of a grid anew: of every two lines the first.
  static func recoloured(_ grid: String, info: String) -> String {
    let lines = grid.split(separator: "\n", omittingEmptySubsequences: false)
    return coloured(stride(from: 0, to: lines.count, by: 2).map { String(lines[$0]) }, info: info)
  }

  static func coloured(_ lines: [String], info: String) -> String {
    guard let language = CodeLanguage(info: info) else { return "no language" }
    // How fast the machine is, is not what a grid shows.
    let highlighter = CodeHighlighter(language, directory: nil, patience: 0)
    var state = CodeHighlighter.State.start
    var rows: [String] = []
    for line in lines {
      let (tokens, next) = highlighter.tokens(of: line, from: state)
      rows += [line, letters(of: tokens, in: line)]
      state = next
    }
    return rows.joined(separator: "\n")
  }

  private static func letters(of tokens: [CodeHighlighter.Token], in line: String) -> String {
    String(
      line.indices.map { index in
        let offset = line.utf8.distance(from: line.startIndex, to: index)
        let token = tokens.first { $0.range.contains(offset) }
        return token.flatMap { letters[$0.role] } ?? "."
      })
  }
}
