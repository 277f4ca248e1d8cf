import TUI
import Testing

@testable import Settings

struct StyleNotationTests {
  @Test(arguments: [
    ("default", Style.plain), ("red", Style(.indexed(1))),
    ("bright-black", Style(.indexed(8))), ("245", Style(.indexed(245))),
    ("bold cyan on default", Style(.indexed(6), attributes: .bold)),
    ("white on 17", Style(.indexed(7), on: .indexed(17))), ("on red", Style(on: .indexed(1))),
    (
      "bold dim italic underline reverse",
      Style(attributes: [.bold, .dim, .italic, .underline, .reverse])
    ),
    ("  cyan   bold ", Style(.indexed(6), attributes: .bold)),
    ("#cc241d on #fff", Style(.direct(RGB(0xCC, 0x24, 0x1D)), on: .direct(.white))),
  ])
  func readsAStyle(text: String, style: Style) throws {
    #expect(try StyleNotation.style(text) == style)
  }

  @Test(arguments: [
    ("", "is empty", "“default” is the terminal's own look"),
    ("bolt", "“bolt” is no colour or attribute", "did you mean “bold”?"),
    ("gren", "“gren” is no colour or attribute", "did you mean “green”?"),
    ("256", "colours are numbered 0 to 255, not 256", nil),
    ("-1", "colours are numbered 0 to 255, not -1", nil),
    ("red green", "has two colours", "the background follows “on”"),
    ("red on", "“on” needs a colour after it", nil),
    ("on red bold", "the background comes last", nil),
    ("red on bold", "“bold” is no colour", nil),
    ("#12345", "“#12345” is no colour", "for example: “#d3869b”"),
    ("#12345g", "“#12345g” is no colour", "for example: “#d3869b”"),
  ])
  func saysWhatIsNoStyle(text: String, message: String, suggestion: String?) {
    let fault = #expect(throws: StyleNotation.Fault.self) { try StyleNotation.style(text) }
    #expect(fault?.message == message)
    if let suggestion { #expect(fault?.suggestion == suggestion) }
  }
}
