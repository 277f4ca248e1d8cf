import Markup
import TUI

/// How Markdown looks at a width: a theme's styles, looked up once.
struct MarkdownLook: Sendable {
  /// Columns: at least 1.
  let width: Int
  let text: Style
  let dim: Style
  let heading: Style
  let quote: Style
  let rule: Style
  let border: Style
  let code: Style
  let match: Style
  let currentMatch: Style
  private let emphasis: Style
  private let link: Style
  private let math: Style
  private let roles: [CodeRole: Style]

  init(width: Int, theme: Theme) {
    self.width = max(1, width)
    text = theme[.text]
    dim = theme[.dim]
    heading = theme[.heading].adding(.bold)
    quote = theme[.quote]
    rule = theme[.rule]
    border = theme[.tableBorder]
    code = theme[.code]
    match = theme[.match]
    currentMatch = theme[.selection]
    emphasis = theme[.emphasis]
    link = theme[.link]
    math = theme[.math]
    roles = Dictionary(
      uniqueKeysWithValues: CodeRole.allCases.map { ($0, theme[Self.role($0)]) })
  }

  /// The style of a piece of running text.
  /// - Parameter base: of the block that it is in: what the piece has no look of its own for.
  func style(_ kind: TextRun.Style, over base: Style) -> Style {
    var style = base
    if !kind.isDisjoint(with: [.link, .image]) { style = link }
    if !kind.isDisjoint(with: [.target, .html]) { style = dim }
    if kind.contains(.math) { style = math }
    if kind.contains(.code) { style = code }
    style.attributes.formUnion(base.attributes)
    if !kind.isDisjoint(with: [.emphasis, .strong]) {
      if style.foreground == text.foreground, emphasis.foreground != .standard {
        style.foreground = emphasis.foreground
      }
      if kind.contains(.emphasis) { style.attributes.insert(.italic) }
      if kind.contains(.strong) { style.attributes.insert(.bold) }
    }
    return style
  }

  func style(_ role: CodeRole) -> Style { roles[role] ?? code }

  private static func role(_ role: CodeRole) -> StyleRole {
    switch role {
    case .keyword: .codeKeyword
    case .type: .codeType
    case .string: .codeString
    case .number: .codeNumber
    case .comment: .codeComment
    case .function: .codeFunction
    case .variable: .codeVariable
    case .symbol: .codeSymbol
    case .preprocessor: .codePreprocessor
    case .constant: .codeConstant
    case .added: .added
    case .removed: .removed
    case .hunk: .hunk
    }
  }
}

extension Style {
  func adding(_ attributes: Attributes) -> Style {
    var style = self
    style.attributes.formUnion(attributes)
    return style
  }
}
