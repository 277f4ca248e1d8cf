import ChatUI
import TUI

/// A theme as it is written: styles that name colours, and what the names mean. One that inherits it
/// may give the names another meaning, or roles another style, before it becomes a theme.
struct ThemeDraft: Hashable, Sendable {
  var name: String
  /// A few words for the list of themes; empty: none are given.
  var summary = ""
  var appearance = ThemeAppearance.any
  var claims: Set<ThemeClaim> = []
  var palette: [String: Color] = [:]
  var styles: [StyleRole: StyleNotation.Pattern] = [:]

  init(name: String) { self.name = name }

  /// What another theme takes over from this one. Its promises and its words are its own.
  func inherited(by name: String) -> ThemeDraft {
    var draft = self
    draft.name = name
    draft.summary = ""
    draft.claims = []
    return draft
  }

  /// Where a role leaves a colour to `default`, or says nothing of it, it has that of `text`: a theme
  /// with a background of its own says so once.
  var theme: Theme {
    let text = styles[.text]?.style(palette) ?? .plain
    let styles = styles.mapValues { pattern in
      var style = pattern.style(palette)
      if style.foreground == .standard { style.foreground = text.foreground }
      if style.background == .standard { style.background = text.background }
      return style
    }
    return Theme(name: name, styles: styles, appearance: appearance, claims: claims)
  }

  /// For the list of themes: its own words, or what can be said of it.
  var words: String {
    if !summary.isEmpty { return summary }
    var words = appearance == .any ? [] : [appearance.rawValue]
    for claim in ThemeClaim.allCases where claims.contains(claim) {
      words.append(claim.rawValue.split(separator: "-").joined(separator: " "))
    }
    return words.joined(separator: ", ")
  }
}
