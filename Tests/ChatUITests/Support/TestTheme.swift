import ChatUI
import TUI

extension Theme {
  /// Every role has a look of its own, so that a test can tell roles apart on the screen.
  static let test = Theme(
    name: "test",
    styles: Dictionary(
      uniqueKeysWithValues: StyleRole.allCases.enumerated().map { index, role in
        (role, role == .text ? .plain : Style(.indexed(UInt8(16 + index))))
      }))
}

extension StyleRole {
  /// The letter that stands for the role in a grid of styles; `.` is plain text.
  var letter: Character {
    switch self {
    case .text: "."
    case .dim: "d"
    case .emphasis: "!"
    case .promptHeader: "P"
    case .answerHeader: "A"
    case .promptText: "p"
    case .reasoning: "r"
    case .heading: "H"
    case .code: "c"
    case .quote: "q"
    case .link: "l"
    case .error: "E"
    case .warning: "W"
    case .notice: "N"
    case .meter: "m"
    case .rule: "-"
    case .composerPrompt: ">"
    case .composerText: "t"
    case .placeholder: "h"
    case .chip: "C"
    case .statusBar: "S"
    case .panelBorder: "b"
    case .panelTitle: "T"
    case .panelText: "x"
    case .panelKey: "K"
    case .selection: "*"
    case .match: "M"
    case .codeKeyword: "k"
    case .codeType: "y"
    case .codeString: "s"
    case .codeNumber: "n"
    case .codeComment: "#"
    case .codeFunction: "f"
    case .codeVariable: "v"
    case .codeSymbol: "o"
    case .codePreprocessor: "%"
    case .codeConstant: "a"
    case .added: "+"
    case .removed: "~"
    case .hunk: "@"
    case .tableBorder: "|"
    case .math: "$"
    case .selectionMark: "^"
    }
  }
}
