import Chat
import TUI

/// A style as a theme writes it: `bold cyan on default`. Colours are names of the theme's palette, the
/// 16 names of the terminal's, numbers from 0 to 255, `#rrggbb`, or `default`.
enum StyleNotation {
  struct Fault: Error, Hashable {
    let message: String
    let suggestion: String?
  }

  /// A style whose names may still come to mean something else, in a theme that inherits it.
  struct Pattern: Hashable, Sendable {
    /// nil: nothing is said of it.
    var foreground: String?
    var background: String?
    var attributes: Attributes = []

    func style(_ palette: [String: Color]) -> Style {
      func color(_ word: String?) -> Color {
        word.flatMap { try? StyleNotation.color($0, palette) } ?? .standard
      }
      return Style(color(foreground), on: color(background), attributes: attributes)
    }
  }

  static let standard = "default"

  static let colors: [String: Color] = {
    let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    var colors: [String: Color] = [standard: .standard]
    for (index, name) in names.enumerated() {
      colors[name] = .indexed(UInt8(index))
      colors["bright-" + name] = .indexed(UInt8(index + 8))
    }
    return colors
  }()

  static let attributes: [String: Attributes] = [
    "bold": .bold, "dim": .dim, "italic": .italic, "underline": .underline, "reverse": .reverse,
  ]

  /// Words with a meaning that no palette can change.
  static let reserved = Set(attributes.keys).union(["on", standard])

  static func style(_ text: String, _ palette: [String: Color] = [:]) throws(Fault) -> Style {
    try pattern(text, palette).style(palette)
  }

  /// - Throws: for a colour that is none in this palette, too.
  static func pattern(_ text: String, _ palette: [String: Color]) throws(Fault) -> Pattern {
    var pattern = Pattern()
    var words = text.split(separator: " ").map(String.init)[...]
    guard !words.isEmpty else {
      throw Fault(message: "is empty", suggestion: "“default” is the terminal's own look")
    }
    while let word = words.popFirst() {
      if word == "on" {
        guard let background = words.popFirst() else {
          throw Fault(message: "“on” needs a colour after it", suggestion: nil)
        }
        guard words.isEmpty else {
          throw Fault(message: "the background comes last", suggestion: nil)
        }
        _ = try color(background, palette)
        pattern.background = background
      } else if let attribute = attributes[word] {
        pattern.attributes.insert(attribute)
      } else {
        _ = try color(word, palette, orAttribute: true)
        guard pattern.foreground == nil else {
          throw Fault(message: "has two colours", suggestion: "the background follows “on”")
        }
        pattern.foreground = word
      }
    }
    return pattern
  }

  static func color(
    _ word: String, _ palette: [String: Color], orAttribute: Bool = false
  ) throws(Fault) -> Color {
    if let color = palette[word] ?? colors[word] { return color }
    if let number = Int(word) { return try color(number) }
    if word.hasPrefix("#") {
      guard let color = RGB(hex: word) else {
        throw Fault(message: "“\(word)” is no colour", suggestion: "for example: “#d3869b”")
      }
      return .direct(color)
    }
    var known = palette.keys.sorted() + colors.keys.sorted()
    if orAttribute { known += attributes.keys.sorted() + ["on"] }
    throw Fault(
      message: orAttribute ? "“\(word)” is no colour or attribute" : "“\(word)” is no colour",
      suggestion: Spelling.suggestion(for: word, among: known))
  }

  static func color(_ number: Int) throws(Fault) -> Color {
    guard let index = UInt8(exactly: number) else {
      throw Fault(message: "colours are numbered 0 to 255, not \(number)", suggestion: nil)
    }
    return .indexed(index)
  }
}
