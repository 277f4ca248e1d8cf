import ChatUI
import Foundation
import Settings
import TUI
import Testing

/// The files in `themes/`, and the compiled-in themes.
struct ShippedThemeTests {
  static let directory = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("themes").path

  static let library = ThemeLibrary(directories: [directory])

  static let files = ["confab-dark", "confab-light", "high-contrast-dark", "mono"]

  @Test func areAllHere() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.directory).sorted()
    #expect(names == Self.files.map { $0 + ".toml" })
  }

  @Test(arguments: files)
  func giveEveryRoleAndNothingUnknown(name: String) {
    let (theme, problems) = Self.library.theme(named: name)
    #expect(theme.name == name)
    #expect(problems == [])
    #expect(Set(theme.styles.keys) == Set(StyleRole.allCases))
  }

  @Test(arguments: Theme.compiledIn)
  func areCompiledInWithEveryRole(theme: Theme) {
    #expect(Set(theme.styles.keys) == Set(StyleRole.allCases))
  }

  @Test(arguments: [Theme.dark, .light])
  func haveTheSameTextAsTheCompiledInOnes(theme: Theme) {
    #expect(Self.library.theme(named: theme.name).theme == theme)
  }

  @Test(arguments: [Theme.terminal, .dark, .light])
  func leaveTheBackgroundToTheTerminal(theme: Theme) {
    for (role, style) in theme.styles { #expect(style.background == .standard, "\(role)") }
  }

  @Test func useNoColourWhereNoneIsWanted() {
    for (role, style) in Self.library.theme(named: "mono").theme.styles {
      #expect(style == Style(attributes: style.attributes), "\(role)")
    }
  }

  /// A mistake must not look like ordinary text, nor a prompt like an answer.
  @Test(arguments: ["terminal"] + files)
  func tellApartWhatMustNotBeMistaken(name: String) {
    let theme = Self.library.theme(named: name).theme
    #expect(theme[.error] != theme[.text])
    #expect(theme[.error] != theme[.warning])
    #expect(theme[.promptHeader] != theme[.answerHeader])
    #expect(theme[.selection] != theme[.panelText])
    #expect(theme[.match] != theme[.text])
    #expect(theme[.reasoning] != theme[.text])
    #expect(theme[.added] != theme[.removed])
    #expect(theme[.removed] != theme[.error])
    #expect(theme[.codeComment] != theme[.text])
    #expect(theme[.codeComment] != theme[.codeString])
  }

  /// Contrast of at least 4.5 : 1 for text (WCAG 2.2, 1.4.3) on the background that a theme is for.
  @Test(arguments: [("confab-dark", 0.0), ("high-contrast-dark", 0.0), ("confab-light", 1.0)])
  func canBeRead(name: String, background: Double) {
    let frames: Set<StyleRole> = [.rule]
    for (role, style) in Self.library.theme(named: name).theme.styles where !frames.contains(role) {
      guard case .indexed(let index) = style.foreground, style.background == .standard else {
        continue
      }
      let light = Self.luminance(index)
      let contrast = (max(light, background) + 0.05) / (min(light, background) + 0.05)
      #expect(contrast >= 4.5, "\(role): \(contrast)")
    }
  }

  /// Relative luminance of one of xterm's colours 16 to 255.
  static func luminance(_ index: UInt8) -> Double {
    let levels: [Int]
    if index >= 232 {
      levels = Array(repeating: 8 + 10 * (Int(index) - 232), count: 3)
    } else {
      let cube = Int(index) - 16
      levels = [cube / 36, cube / 6 % 6, cube % 6].map { $0 == 0 ? 0 : 55 + 40 * $0 }
    }
    let linear = levels.map { level in
      let share = Double(level) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}
