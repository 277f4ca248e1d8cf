package import ChatUI

/// The themes that a lone binary has, without a file.
///
/// All keep the terminal's background. Two accents tell prompts from answers; figures and frames step
/// back; red is an error and yellow a warning, and nothing else is.
extension Theme {
  package static let compiledIn: [Theme] = [terminal, dark, light]

  /// The terminal's own 16 colours.
  package static let terminal = Theme(
    name: "terminal",
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

  /// For dark backgrounds, 256 colours.
  package static let dark = Theme(
    name: "confab-dark",
    [
      .text: "default",
      .dim: "245",
      .emphasis: "bold",
      .promptHeader: "bold 80",
      .answerHeader: "bold 114",
      .promptText: "default",
      .reasoning: "italic 245",
      .heading: "bold",
      .code: "180",
      .quote: "italic 250",
      .link: "underline 110",
      .error: "bold 203",
      .warning: "221",
      .notice: "80",
      .meter: "245",
      .rule: "240",
      .composerPrompt: "bold 80",
      .composerText: "default",
      .placeholder: "244",
      .chip: "110",
      .statusBar: "247",
      .panelBorder: "244",
      .panelTitle: "bold",
      .panelText: "default",
      .panelKey: "bold 80",
      .selection: "reverse",
      .match: "bold underline 221",
    ])

  /// For light backgrounds, 256 colours.
  package static let light = Theme(
    name: "confab-light",
    [
      .text: "default",
      .dim: "242",
      .emphasis: "bold",
      .promptHeader: "bold 24",
      .answerHeader: "bold 22",
      .promptText: "default",
      .reasoning: "italic 242",
      .heading: "bold",
      .code: "90",
      .quote: "italic 239",
      .link: "underline 25",
      .error: "bold 124",
      .warning: "94",
      .notice: "24",
      .meter: "242",
      .rule: "248",
      .composerPrompt: "bold 24",
      .composerText: "default",
      .placeholder: "243",
      .chip: "25",
      .statusBar: "241",
      .panelBorder: "243",
      .panelTitle: "bold",
      .panelText: "default",
      .panelKey: "bold 24",
      .selection: "reverse",
      .match: "bold underline 94",
    ])

  private init(name: String, _ notation: [StyleRole: String]) {
    self.init(name: name, styles: notation.compactMapValues { try? StyleNotation.style($0) })
  }
}
