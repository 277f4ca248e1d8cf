import TUI

/// A style as a theme writes it: `bold cyan on default`. Colours are the 16 names of the terminal's
/// palette, numbers from 0 to 255, or `default`.
enum StyleNotation {
  struct Fault: Error, Hashable {
    let message: String
    let suggestion: String?
  }

  static let colors: [String: Color] = {
    let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    var colors: [String: Color] = ["default": .standard]
    for (index, name) in names.enumerated() {
      colors[name] = .indexed(UInt8(index))
      colors["bright-" + name] = .indexed(UInt8(index + 8))
    }
    return colors
  }()

  static let attributes: [String: Attributes] = [
    "bold": .bold, "dim": .dim, "italic": .italic, "underline": .underline, "reverse": .reverse,
  ]

  static func style(_ text: String) throws(Fault) -> Style {
    var style = Style.plain
    var hasForeground = false
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
        style.background = try color(background)
      } else if let attribute = attributes[word] {
        style.attributes.insert(attribute)
      } else {
        let color = try color(word, orAttribute: true)
        guard !hasForeground else {
          throw Fault(message: "has two colours", suggestion: "the background follows “on”")
        }
        style.foreground = color
        hasForeground = true
      }
    }
    return style
  }

  static func color(_ word: String, orAttribute: Bool = false) throws(Fault) -> Color {
    if let color = colors[word] { return color }
    if let number = Int(word) { return try color(number) }
    var known = colors.keys.sorted()
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
