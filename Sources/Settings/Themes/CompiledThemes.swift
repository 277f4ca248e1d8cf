package import ChatUI
import TUI

/// The themes that a lone binary has, without a file. The files in `themes/` say the same, with why.
extension ThemeDraft {
  static let compiledInNames = ["terminal", "confab-dark", "confab-light", "mono"]

  static func compiledIn(_ name: String) -> ThemeDraft? {
    switch name {
    case "terminal": terminal
    case "confab-dark": dark
    case "confab-light": light
    case "mono": mono
    default: nil
    }
  }

  fileprivate static let terminal = ThemeDraft(
    "terminal", "the terminal's own colours", .any,
    [
      .text: "default",
      .dim: "dim",
      .emphasis: "bold",
      .promptHeader: "bold cyan",
      .answerHeader: "bold green",
      .promptText: "default",
      .reasoning: "dim italic",
      .heading: "bold",
      .code: "magenta",
      .quote: "italic",
      .link: "underline",
      .codeKeyword: "bold magenta",
      .codeType: "cyan",
      .codeString: "green",
      .codeNumber: "cyan",
      .codeComment: "dim italic",
      .codeFunction: "bold",
      .codeVariable: "default",
      .codeSymbol: "default",
      .codePreprocessor: "magenta",
      .codeConstant: "cyan",
      .added: "green",
      .removed: "red",
      .hunk: "cyan",
      .tableBorder: "dim",
      .math: "italic",
      .selectionMark: "bold cyan",
      .error: "bold red",
      .warning: "yellow",
      .notice: "cyan",
      .meter: "dim",
      .rule: "dim",
      .composerPrompt: "bold cyan",
      .composerText: "default",
      .placeholder: "dim",
      .chip: "cyan",
      .statusBar: "dim",
      .panelBorder: "dim",
      .panelTitle: "bold",
      .panelText: "default",
      .panelKey: "bold cyan",
      .selection: "reverse",
      .match: "bold underline yellow",
    ])

  fileprivate static let dark = ThemeDraft(
    "confab-dark", "dark, for every terminal with 256 colours", .dark, scheme,
    palette: [
      "muted": 245, "soft": 248, "frame": 244, "red": 203, "rose": 210, "orange": 180,
      "peach": 216, "yellow": 221, "green": 114, "lime": 150, "teal": 79, "cyan": 80,
      "azure": 111, "blue": 110, "ice": 153, "magenta": 176, "pink": 175,
    ])

  fileprivate static let light = ThemeDraft(
    "confab-light", "light, for every terminal with 256 colours", .light, scheme,
    palette: [
      "muted": 242, "soft": 240, "frame": 243, "red": 124, "rose": 124, "orange": 90,
      "peach": 125, "yellow": 94, "green": 22, "lime": 22, "teal": 23, "cyan": 24,
      "azure": 25, "blue": 25, "ice": 24, "magenta": 90, "pink": 95,
    ])

  fileprivate static let mono = ThemeDraft(
    "mono", "no colours, only bold, underlined and the like", .any,
    [
      .text: "default",
      .dim: "dim",
      .emphasis: "bold",
      .promptHeader: "bold",
      .answerHeader: "underline",
      .promptText: "default",
      .reasoning: "dim",
      .heading: "bold underline",
      .code: "bold",
      .quote: "italic",
      .link: "underline",
      .codeKeyword: "bold",
      .codeType: "default",
      .codeString: "italic",
      .codeNumber: "default",
      .codeComment: "dim",
      .codeFunction: "default",
      .codeVariable: "default",
      .codeSymbol: "default",
      .codePreprocessor: "bold",
      .codeConstant: "default",
      .added: "bold",
      .removed: "underline",
      .hunk: "dim",
      .tableBorder: "dim",
      .math: "italic",
      .selectionMark: "bold reverse",
      .error: "bold reverse",
      .warning: "bold",
      .notice: "bold",
      .meter: "dim",
      .rule: "dim",
      .composerPrompt: "bold",
      .composerText: "default",
      .placeholder: "dim",
      .chip: "reverse",
      .statusBar: "dim",
      .panelBorder: "dim",
      .panelTitle: "bold",
      .panelText: "default",
      .panelKey: "bold underline",
      .selection: "reverse",
      .match: "bold underline",
    ])

  /// Which role has which colour of a palette: those of confab-dark and confab-light, and of all that
  /// inherit them.
  private static let scheme: [StyleRole: String] = [
    .text: "default",
    .dim: "muted",
    .emphasis: "bold",
    .promptHeader: "bold cyan",
    .answerHeader: "bold green",
    .promptText: "default",
    .reasoning: "italic muted",
    .heading: "bold",
    .code: "orange",
    .quote: "italic soft",
    .link: "underline blue",
    .codeKeyword: "magenta",
    .codeType: "teal",
    .codeString: "lime",
    .codeNumber: "peach",
    .codeComment: "italic muted",
    .codeFunction: "azure",
    .codeVariable: "ice",
    .codeSymbol: "soft",
    .codePreprocessor: "pink",
    .codeConstant: "peach",
    .added: "green",
    .removed: "rose",
    .hunk: "blue",
    .tableBorder: "frame",
    .math: "italic orange",
    .selectionMark: "bold cyan",
    .error: "bold red",
    .warning: "yellow",
    .notice: "cyan",
    .meter: "muted",
    .rule: "muted",
    .composerPrompt: "bold cyan",
    .composerText: "default",
    .placeholder: "muted",
    .chip: "blue",
    .statusBar: "soft",
    .panelBorder: "frame",
    .panelTitle: "bold",
    .panelText: "default",
    .panelKey: "bold cyan",
    .selection: "reverse",
    .match: "bold underline yellow",
  ]

  private init(
    _ name: String, _ summary: String, _ appearance: ThemeAppearance,
    _ notation: [StyleRole: String], palette: [String: UInt8] = [:]
  ) {
    self.init(name: name)
    self.summary = summary
    self.appearance = appearance
    let palette = palette.mapValues(Color.indexed)
    self.palette = palette
    styles = notation.compactMapValues { try? StyleNotation.pattern($0, palette) }
  }
}

extension Theme {
  package static let terminal = ThemeDraft.terminal.theme
  package static let dark = ThemeDraft.dark.theme
  package static let light = ThemeDraft.light.theme
  package static let mono = ThemeDraft.mono.theme
}
