/// How many colours a terminal shows, told from the environment alone: for output that asks the terminal
/// nothing.
package enum ColorCount {
  package static let direct = 1 << 24

  /// - Parameters:
  ///   - term: `TERM`.
  ///   - colorTerm: `COLORTERM`.
  package static func guess(term: String?, colorTerm: String?) -> Int {
    guard let term, !term.isEmpty, term != "dumb", !term.hasPrefix("vt") else { return 0 }
    if colorTerm == "truecolor" || colorTerm == "24bit" || term.hasSuffix("-direct") {
      return direct
    }
    if ["kitty", "foot", "alacritty", "ghostty", "wezterm"].contains(where: term.contains) {
      return direct
    }
    return term.contains("256color") ? 256 : 8
  }
}
