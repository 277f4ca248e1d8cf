extension Terminal {
  /// How the terminal is opened.
  package struct Options: Sendable {
    package var colors: ColorMode
    /// A file for what the runtime or a library prints to standard error while the screen is ours;
    /// nil: standard error stays as it is.
    package var errorLog: String?
    /// The terminal's type; nil: what `TERM` says.
    package var term: String?

    package init(colors: ColorMode = .auto, errorLog: String? = nil, term: String? = nil) {
      self.colors = colors
      self.errorLog = errorLog
      self.term = term
    }
  }

  package enum ColorMode: Hashable, Sendable {
    /// Colours where the terminal has them, unless `NO_COLOR` is set and not empty (no-color.org).
    case auto
    /// Colours where the terminal has them.
    case always
    case never
  }
}
