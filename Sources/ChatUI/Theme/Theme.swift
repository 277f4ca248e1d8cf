package import TUI

/// What a piece of the screen is, for which a theme gives a style. A theme file names these.
package enum StyleRole: String, CaseIterable, Hashable, Sendable {
  case text, dim, emphasis
  /// The line above a message: who, when; and the figures at its right.
  case promptHeader = "prompt-header"
  case answerHeader = "answer-header"
  case promptText = "prompt-text"
  case reasoning
  case heading, code, quote, link
  /// What code is made of: a role for each of `CodeRole`.
  case codeKeyword = "code-keyword"
  case codeType = "code-type"
  case codeString = "code-string"
  case codeNumber = "code-number"
  case codeComment = "code-comment"
  case codeFunction = "code-function"
  case codeVariable = "code-variable"
  case codeSymbol = "code-symbol"
  case codePreprocessor = "code-preprocessor"
  case codeConstant = "code-constant"
  case added, removed, hunk
  case tableBorder = "table-border"
  case math
  /// In the tree of branches: the mark of what is shown.
  case selectionMark = "selection-mark"
  case error, warning, notice
  case meter
  case rule
  case composerPrompt = "composer-prompt"
  case composerText = "composer-text"
  case placeholder, chip
  case statusBar = "status-bar"
  case panelBorder = "panel-border"
  case panelTitle = "panel-title"
  case panelText = "panel-text"
  case panelKey = "panel-key"
  case selection
  case match
}

/// Colours for every role: a value, made from a file or one of the compiled-in ones.
package struct Theme: Hashable, Sendable {
  package var name: String
  /// Roles that are missing look like `text`, then plain.
  package var styles: [StyleRole: Style]
  package var appearance: ThemeAppearance
  package var claims: Set<ThemeClaim>

  package init(
    name: String, styles: [StyleRole: Style], appearance: ThemeAppearance = .any,
    claims: Set<ThemeClaim> = []
  ) {
    self.name = name
    self.styles = styles
    self.appearance = appearance
    self.claims = claims
  }

  package subscript(role: StyleRole) -> Style { styles[role] ?? styles[.text] ?? .plain }
}
