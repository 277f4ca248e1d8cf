/// The background that a theme is made for.
package enum ThemeAppearance: String, CaseIterable, Hashable, Sendable {
  case dark, light
  /// Both: it has no colours but the terminal's own.
  case any
}

/// What a theme promises, beyond being readable. The tests hold the shipped ones to it.
package enum ThemeClaim: String, CaseIterable, Hashable, Sendable {
  /// Contrast of at least 7 to 1 instead of 4.5.
  case highContrast = "high-contrast"
  /// What must be told apart stays so under the common colour blindnesses.
  case colorBlindSafe = "colour-blind-safe"
}
