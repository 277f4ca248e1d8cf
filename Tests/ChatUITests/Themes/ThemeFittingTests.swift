import ChatUI
import TUI
import Testing

/// What a theme becomes where there are fewer colours than it names.
@Suite struct ThemeFittingTests {
  private let paper = Color.direct(RGB(0x28, 0x28, 0x28))
  private let ink = Color.direct(RGB(0xEB, 0xDB, 0xB2))

  private var theme: Theme {
    func on(_ red: UInt8, _ green: UInt8, _ blue: UInt8, _ attributes: Attributes = []) -> Style {
      Style(.direct(RGB(red, green, blue)), on: paper, attributes: attributes)
    }
    return Theme(
      name: "warm",
      styles: [
        .text: Style(ink, on: paper), .dim: on(0x92, 0x83, 0x74),
        .error: on(0xFB, 0x49, 0x34, .bold), .warning: on(0xFA, 0xBD, 0x2F),
        .notice: on(0x83, 0xA5, 0x98), .added: on(0x50, 0xFA, 0x7B),
        .link: on(0x61, 0xAF, 0xEF, .underline), .codeKeyword: on(0xC6, 0x78, 0xDD),
        .selection: Style(ink, on: paper, attributes: .reverse),
        .match: Style(.direct(.black), on: .direct(RGB(0xFA, 0xBD, 0x2F))),
        .chip: Style(ink, on: .direct(RGB(0x50, 0x49, 0x45))),
        .code: Style(.indexed(3), on: paper),
      ], appearance: .dark)
  }

  private let plain = Theme(name: "plain", styles: [.error: Style(attributes: .bold)])

  @Test func takesTheNearestOf256() {
    let fitted = theme.fitted(to: 256, plain: plain)
    #expect(fitted[.text] == Style(.indexed(223), on: .indexed(235)))
    #expect(fitted[.error] == Style(.indexed(203), on: .indexed(235), attributes: .bold))
    #expect(fitted[.code] == Style(.indexed(3), on: .indexed(235)))
  }

  /// The terminal's background and its text, its colours by name: what its user can read.
  @Test(arguments: [8, 16, 88])
  func takesTheTerminalsNamesByHue(colors: Int) {
    let fitted = theme.fitted(to: colors, plain: plain)
    let expected: [StyleRole: Style] = [
      .text: .plain, .dim: Style(attributes: .dim), .error: Style(.indexed(1), attributes: .bold),
      .warning: Style(.indexed(3)), .notice: Style(attributes: .dim), .added: Style(.indexed(2)),
      .link: Style(.indexed(4), attributes: .underline), .codeKeyword: Style(.indexed(5)),
      .selection: Style(attributes: .reverse), .match: Style(.indexed(0), on: .indexed(3)),
      .chip: Style(attributes: .reverse), .code: Style(.indexed(3)),
    ]
    #expect(fitted.styles == expected)
  }

  @Test func isThePlainOneWithoutColours() {
    let fitted = theme.fitted(to: 0, plain: plain)
    #expect(fitted.styles == plain.styles)
    #expect(fitted.name == "warm")
  }

  @Test func isItselfWithoutColoursWhenItNamesNone() {
    let bare = Theme(name: "bare", styles: [.error: Style(attributes: .underline)])
    #expect(bare.fitted(to: 0, plain: plain) == bare)
  }

  /// Where a hue lies between two names, its lightness decides.
  @Test(arguments: [
    // Greens that are yellowish, and dark.
    ("#b8bb26", 2), ("#736e00", 2), ("#889c0a", 2), ("#607100", 2), ("#98c379", 2), ("#a3be8c", 2),
    // Yellows that are greenish, and light.
    ("#f1fa8c", 3), ("#f0e442", 3), ("#fabd2f", 3), ("#b58900", 3), ("#ebcb8b", 3),
    // Oranges, and reds.
    ("#fe8019", 3), ("#d19a66", 3), ("#ffb86c", 3), ("#fb4934", 1), ("#cb4b16", 1), ("#bf616a", 1),
  ])
  func namesColoursAsPeopleDo(hex: String, name: UInt8) throws {
    let color = Color.direct(try #require(RGB(hex: hex)))
    let theme = Theme(name: "one", styles: [.text: .plain, .code: Style(color)])
    #expect(theme.fitted(to: 16, plain: plain)[.code] == Style(.indexed(name)))
  }

  @Test func keepsEveryColourWhereTheTerminalHasThemAll() {
    #expect(theme.fitted(to: 1 << 24, plain: plain) == theme)
  }
}
