import TUI

package struct ColorFacts: Hashable, Sendable {
  /// What the description says; 0: none.
  package var colors = 0
  package var hasDirectColors = false
  package var environment: [String: String] = [:]
  /// What the terminal answered about its background; nil: nothing.
  package var isDark: Bool?
  /// It could be asked.
  package var wasAsked = false
  /// The theme follows the background: else it does not matter.
  package var inTmux = false

  package init() {}
}

package enum ColorFindings {
  package static func findings(_ facts: ColorFacts) -> [Finding] {
    [number(facts), background(facts)]
  }

  private static func number(_ facts: ColorFacts) -> Finding {
    let says = facts.environment["COLORTERM"].flatMap { $0.isEmpty ? nil : $0 }
    let saysDirect = says.map { ["truecolor", "24bit"].contains($0) } ?? false
    let colorterm = says.map { ", COLORTERM is \(TerminalFindings.shown($0))" } ?? ""
    if facts.environment["NO_COLOR"]?.isEmpty == false {
      return Finding(
        .colours, "number", .note, "NO_COLOR is set: only bold, underline and reverse are used",
        advice: "for colours here alone: confab --color always")
    }
    switch facts.colors {
    case _ where facts.hasDirectColors:
      return Finding(.colours, "number", .ok, "all colours, by the description\(colorterm)")
    case 256...:
      return Finding(.colours, "number", .ok, "256 by the description\(colorterm)")
    case 1...:
      return Finding(
        .colours, "number", saysDirect ? .warning : .note,
        "\(facts.colors) by the description\(colorterm)",
        advice: "most terminals of today have more: export TERM="
          + (facts.inTmux ? "tmux-256color" : "xterm-256color"))
    default:
      return Finding(
        .colours, "number", .note,
        "none by the description\(colorterm): only bold, underline and "
          + "reverse are used")
    }
  }

  private static func background(_ facts: ColorFacts) -> Finding {
    if let isDark = facts.isDark {
      return Finding(
        .colours, "background", .ok, "\(isDark ? "dark" : "light"), as the terminal answered")
    }
    if let isDark = facts.environment["COLORFGBG"].flatMap(BackgroundQuery.isDark(colorfgbg:)) {
      return Finding(
        .colours, "background", .ok, "\(isDark ? "dark" : "light"), by COLORFGBG")
    }
    let advice =
      "set it: theme = \"confab-dark\" or \"confab-light\" in the configuration (F9 shows all)"
    guard facts.wasAsked else {
      return Finding(
        .colours, "background", .notChecked, "the terminal was not asked for its background")
    }
    return Finding(
      .colours, "background", .note,
      facts.inTmux
        ? "tmux does not tell the background: a theme for both is used"
        : "the terminal does not tell its background: a theme for both is used",
      advice: advice)
  }
}
