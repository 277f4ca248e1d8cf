import TUI

/// What a theme becomes on a terminal that has fewer colours than it names. Decided once, before
/// anything is drawn.
extension Theme {
  /// - Parameters:
  ///   - colors: of the terminal; 0: none.
  ///   - plain: what is used instead, where there are no colours.
  package func fitted(to colors: Int, plain: Theme) -> Theme {
    var theme = self
    switch colors {
    // Direct colour: all that a theme can name.
    case (1 << 24)...: break
    case 256...: theme.styles = styles.mapValues(Self.ofPalette)
    case 1..<256: theme.styles = styles.mapValues(named)
    default: if hasColors { theme.styles = plain.styles }
    }
    return theme
  }

  private var hasColors: Bool {
    styles.values.contains { $0.foreground != .standard || $0.background != .standard }
  }

  /// Of the 256 colours the one that looks most like it.
  private static func ofPalette(_ style: Style) -> Style {
    func nearest(_ color: Color) -> Color {
      if case .direct(let rgb) = color { .indexed(rgb.nearestOfPalette) } else { color }
    }
    return Style(
      nearest(style.foreground), on: nearest(style.background), attributes: style.attributes)
  }

  // MARK: The terminal's named colours

  /// Below this a colour is taken for a grey.
  private static let leastChroma = 0.045
  /// A grey that differs as much from the text's lightness is drawn dim.
  private static let dimming = 0.1

  /// By hue, never by nearness: the terminal's user chose what its red looks like, and that it can be
  /// read on the background, which is the terminal's own then.
  private func named(_ style: Style) -> Style {
    let text = self[.text]
    var result = Style(attributes: style.attributes)
    if style.background != text.background {
      if let name = Self.name(of: style.background) {
        result.background = .indexed(name)
      } else {
        result.attributes.insert(.reverse)
        return result
      }
    }
    let isText = style.foreground == text.foreground && style.background == text.background
    if case .indexed(0..<16) = style.foreground {
      result.foreground = style.foreground
      return result
    }
    if isText { return result }
    if let name = Self.name(of: style.foreground) {
      result.foreground = .indexed(name)
      return result
    }
    if result.background != .standard {
      let isLight = Self.lightness(of: style.foreground).map { $0 > 0.5 } ?? false
      result.foreground = .indexed(isLight ? 15 : 0)
    } else if let own = Self.lightness(of: style.foreground),
      abs(own - (Self.lightness(of: text.foreground) ?? (appearance == .light ? 0.2 : 0.95)))
        > Self.dimming
    {
      result.attributes.insert(.dim)
    }
    return result
  }

  /// nil for greys, and for the terminal's own colour.
  private static func name(of color: Color) -> UInt8? {
    if case .indexed(let index) = color, index < 16 { return index }
    guard let rgb = rgb(of: color) else { return nil }
    let lab = Oklab(rgb)
    guard lab.chroma >= leastChroma else { return nil }
    func likeness(_ hue: (index: UInt8, a: Double, b: Double)) -> Double {
      lab.a * hue.a + lab.b * hue.b
    }
    let nearest = hues.max { likeness($0) < likeness($1) }?.index
    return corrected(nearest, lab)
  }

  private static let (red, green, yellow) = (UInt8(1), UInt8(2), UInt8(3))

  /// What people call a hue depends on its lightness: between yellow and green, light ones are a yellow and
  /// dark ones a green (from 103 degrees on), and a light orange (from 50 degrees on) is no red, which
  /// would read as an error.
  private static func corrected(_ name: UInt8?, _ lab: Oklab) -> UInt8? {
    switch name {
    case yellow where lab.lightness < 0.85 && lab.a < -0.2309 * lab.b: green
    case red where lab.lightness > 0.7 && lab.b > 0 && lab.a < 0.8391 * lab.b: yellow
    default: name
    }
  }

  private static func lightness(of color: Color) -> Double? {
    rgb(of: color).map { Oklab($0).lightness }
  }

  private static func rgb(of color: Color) -> RGB? {
    switch color {
    case .standard: nil
    case .indexed(let index): RGB(palette: index)
    case .direct(let rgb): rgb
    }
  }

  /// The six named colours, and the directions in which they lie in Oklab: of 29, 100, 145, 195, 264
  /// and 328 degrees.
  private static let hues: [(index: UInt8, a: Double, b: Double)] = [
    (1, 0.8746, 0.4848), (3, -0.1736, 0.9848), (2, -0.8192, 0.5736), (6, -0.9659, -0.2588),
    (4, -0.1045, -0.9945), (5, 0.8480, -0.5299),
  ]
}
