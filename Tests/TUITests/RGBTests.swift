import TUI
import Testing

struct RGBTests {
  @Test(arguments: [
    ("#000000", RGB.black), ("#FFFFFF", .white), ("#cc241d", RGB(0xCC, 0x24, 0x1D)),
    ("#f0a", RGB(0xFF, 0x00, 0xAA)),
  ])
  func readsHexadecimalDigits(text: String, color: RGB) {
    #expect(RGB(hex: text) == color)
  }

  @Test(arguments: ["", "#", "#12", "#1234567", "cc241d", "#cc241g", "#ｆｆｆ", "# ff0", "##fff"])
  func takesNothingElse(text: String) {
    #expect(RGB(hex: text) == nil)
  }

  /// The examples that WCAG 2.2 and its techniques are checked with.
  @Test(arguments: [
    ("#ffffff", "#000000", 21.0), ("#ffffff", "#ffffff", 1), ("#777777", "#ffffff", 4.48),
    ("#767676", "#ffffff", 4.54), ("#ff0000", "#ffffff", 4.00), ("#0000ff", "#ffffff", 8.59),
    ("#008000", "#ffffff", 5.14),
  ])
  func knowsTheContrast(one: String, other: String, expected: Double) throws {
    let (one, other) = (try #require(RGB(hex: one)), try #require(RGB(hex: other)))
    #expect(abs(one.contrast(to: other) - expected) < 0.005)
    #expect(one.contrast(to: other) == other.contrast(to: one))
  }

  /// As Ottosson gives them for sRGB's primaries.
  @Test(arguments: [
    (RGB.white, 1.0, 0.0, 0.0), (RGB(255, 0, 0), 0.6280, 0.2249, 0.1258),
    (RGB(0, 255, 0), 0.8664, -0.2339, 0.1795), (RGB(0, 0, 255), 0.4520, -0.0325, -0.3115),
    (RGB.black, 0, 0, 0),
  ])
  func isSeenAsOklabSays(color: RGB, lightness: Double, a: Double, b: Double) {
    let lab = Oklab(color)
    #expect(abs(lab.lightness - lightness) < 0.0005)
    #expect(abs(lab.a - a) < 0.0005)
    #expect(abs(lab.b - b) < 0.0005)
  }

  @Test(arguments: [
    (RGB.black, true), (.white, false), (RGB(0x28, 0x2C, 0x34), true),
    (RGB(0xFD, 0xF6, 0xE3), false), (RGB(0, 0, 255), true), (RGB(0, 255, 0), false),
  ])
  func knowsADarkBackground(color: RGB, isDark: Bool) {
    #expect(color.isDark == isDark)
  }

  @Test func hasTheColoursOfXtermButNotThoseOfItsUser() {
    #expect((0..<16).allSatisfy { RGB(palette: $0) == nil })
    #expect(RGB(palette: 16) == .black)
    #expect(RGB(palette: 110) == RGB(135, 175, 215))
    #expect(RGB(palette: 231) == .white)
    #expect(RGB(palette: 244) == RGB(128, 128, 128))
  }

  @Test func findsEachColourOfThePaletteInIt() throws {
    for index in UInt8(16)...255 {
      let color = try #require(RGB(palette: index))
      #expect(RGB(palette: color.nearestOfPalette) == color)
    }
    #expect(RGB(0x88, 0xB0, 0xD8).nearestOfPalette == 110)
  }
}
