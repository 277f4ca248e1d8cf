import ChatUI
import Foundation
import TUI
import Testing

@testable import Settings

/// Every file in `themes/`, also one that is added: it can be read, by everybody it is meant for.
struct ShippedThemeTests {
  static let directory = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("themes").path

  static let library = ThemeLibrary(directories: [directory])

  static let names = {
    let files = try? FileManager.default.contentsOfDirectory(atPath: directory)
    return (files ?? []).filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  @Test func areEnoughToChooseFrom() {
    #expect(Self.names.count >= 12)
    let themes = Self.names.map { Self.library.theme(named: $0).theme }
    for appearance in ThemeAppearance.allCases {
      #expect(themes.contains { $0.appearance == appearance })
    }
    for appearance in [ThemeAppearance.dark, .light] {
      for claim in ThemeClaim.allCases {
        #expect(themes.contains { $0.appearance == appearance && $0.claims.contains(claim) })
      }
    }
  }

  @Test(arguments: names)
  func giveEveryRoleAndNothingUnknown(name: String) {
    let (theme, problems) = Self.library.theme(named: name)
    #expect(theme.name == name)
    #expect(problems == [])
    #expect(Set(theme.styles.keys) == Set(StyleRole.allCases))
  }

  @Test(arguments: names)
  func sayInAFewWordsWhatTheyAre(name: String) {
    let choice = Self.library.choices().first { $0.name == name }
    let words = choice?.summary ?? ""
    #expect(!words.isEmpty && words.count <= 50)
  }

  @Test(arguments: ThemeDraft.compiledInNames)
  func sayTheSameAsTheCompiledInOnes(name: String) throws {
    let compiled = try #require(ThemeDraft.compiledIn(name))
    let text = try String(contentsOfFile: "\(Self.directory)/\(name).toml", encoding: .utf8)
    let reader = try ThemeReader(text, name: name, file: name) { _ in nil }
    #expect(reader.draft == compiled)
    #expect(Set(compiled.styles.keys) == Set(StyleRole.allCases))
  }

  /// A theme for any background has no colours but those that the terminal's user chose for it.
  @Test(arguments: names)
  func haveColoursOfTheirOwnOnlyForABackgroundThatIsKnown(name: String) {
    let theme = Self.library.theme(named: name).theme
    for (role, style) in theme.styles {
      for color in [style.foreground, style.background] {
        let isOwn = Paint(color) != nil
        if theme.appearance == .any { #expect(!isOwn, "\(role)") }
        // What a terminal's colour 3 looks like nobody knows, nor what it makes of “dim”.
        if theme.appearance != .any, case .indexed(0..<16) = color { Issue.record("\(role)") }
      }
      if theme.appearance != .any { #expect(!style.attributes.contains(.dim), "\(role)") }
    }
  }

  @Test func useNoColourWhereNoneIsWanted() {
    for (role, style) in Self.library.theme(named: "mono").theme.styles {
      #expect(style == Style(attributes: style.attributes), "\(role)")
    }
  }

  /// A mistake must not look like ordinary text, nor a prompt like an answer: on no terminal.
  @Test(arguments: names, [1 << 24, 256, 16, 8, 0])
  func tellApartWhatMustNotBeMistaken(name: String, colors: Int) {
    let whole = Self.library.theme(named: name).theme
    let theme = colors > 256 ? whole : whole.fitted(to: colors, plain: .mono)
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

  /// WCAG 2.2, 1.4.3 and 1.4.6: text 4.5 to 1, or 7 to 1; lines that frame it (1.4.11) 3 to 1. So in
  /// all its colours, and in those that a terminal of 256 has for them.
  @Test(arguments: names, [1 << 24, 256])
  func canBeRead(name: String, colors: Int) {
    let whole = Self.library.theme(named: name).theme
    let theme = colors > 256 ? whole : whole.fitted(to: colors, plain: .mono)
    let text = theme.claims.contains(.highContrast) ? 7.0 : 4.5
    for (role, style) in theme.styles {
      let wanted = [.panelBorder, .tableBorder].contains(role) ? 3 : text
      // Nothing to compute where all colours are the terminal's.
      for ground in Paint.grounds(of: theme.appearance) {
        let paper = Paint(style.background) ?? ground.paper
        let ink = Paint(style.foreground) ?? ground.ink
        let contrast = ink.rgb.contrast(to: paper.rgb)
        #expect(contrast >= wanted, "\(role) on \(paper.rgb): \(contrast)")
      }
    }
  }

  /// Where a theme says that it can be used whatever colours an eye sees.
  @Test(arguments: names, [1 << 24, 256])
  func keepApartWhatTheyClaimTo(name: String, colors: Int) {
    let whole = Self.library.theme(named: name).theme
    guard whole.claims.contains(.colorBlindSafe) else { return }
    let theme = colors > 256 ? whole : whole.fitted(to: colors, plain: .mono)
    let code: [StyleRole] = [.codeKeyword, .codeType, .codeString, .codeNumber, .codeComment]
    let states: [StyleRole] = [.error, .warning, .notice, .text]
    // Oklab: five times what is just seen, and half of that in code.
    for (roles, apart) in [
      ([.added, .removed], 0.1), ([.promptHeader, .answerHeader], 0.1), (states, 0.1), (code, 0.05),
    ] as [([StyleRole], Double)] {
      for (index, one) in roles.enumerated() {
        for other in roles[(index + 1)...] where !differByAttribute(theme[one], theme[other]) {
          for vision in ColorVision.allCases {
            let ground = Paint.grounds(of: theme.appearance)[0]
            let inks = [one, other].map { Paint(theme[$0].foreground) ?? ground.ink }
            let distance = vision.see(inks[0].rgb).distance(to: vision.see(inks[1].rgb))
            #expect(distance >= apart, "\(one) and \(other), \(vision): \(distance)")
          }
        }
      }
    }
  }

  /// Those that every terminal shows; many show no italics.
  private func differByAttribute(_ one: Style, _ other: Style) -> Bool {
    let seen: Attributes = [.underline, .reverse, .bold]
    return one.attributes.intersection(seen) != other.attributes.intersection(seen)
  }
}

/// A colour that is known.
private struct Paint {
  let rgb: RGB

  init(_ rgb: RGB) { self.rgb = rgb }

  init?(_ color: Color) {
    switch color {
    case .standard: return nil
    case .indexed(let index):
      guard let rgb = RGB(palette: index) else { return nil }
      self.rgb = rgb
    case .direct(let rgb): self.rgb = rgb
    }
  }

  /// The terminal's own colours, of which a theme without a background of its own knows only whether
  /// they are dark or light: taken to be from black to #1e1e1e, and from white to #f0f0f0.
  static func grounds(of appearance: ThemeAppearance) -> [(paper: Paint, ink: Paint)] {
    switch appearance {
    case .dark:
      [
        (Paint(.black), Paint(.white)),
        (Paint(RGB(0x1E, 0x1E, 0x1E)), Paint(RGB(0xD0, 0xD0, 0xD0))),
      ]
    case .light:
      [
        (Paint(.white), Paint(.black)),
        (Paint(RGB(0xF0, 0xF0, 0xF0)), Paint(RGB(0x24, 0x24, 0x24))),
      ]
    case .any: []
    }
  }
}
