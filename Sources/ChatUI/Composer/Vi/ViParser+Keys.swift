/// What single keys mean.
extension ViParser {
  static let motions: [Character: ViMotion] = [
    "h": .left, "l": .right, " ": .right, "j": .down, "k": .up,
    "w": .word(big: false), "W": .word(big: true), "e": .wordEnd(big: false),
    "E": .wordEnd(big: true), "b": .wordBack(big: false), "B": .wordBack(big: true),
    "0": .lineStart, "^": .firstInk, "$": .lineEnd, "|": .column,
    "+": .nextLine, "-": .previousLine, "_": .thisLine, "G": .lastLine,
    ";": .findAgain(reversed: false), ",": .findAgain(reversed: true),
    "{": .paragraphBack, "}": .paragraph, "(": .sentenceBack, ")": .sentence, "%": .pair,
  ]

  /// After `g`.
  static let longMotions: [Character: ViMotion] = [
    "g": .firstLine, "e": .wordEndBack(big: false), "E": .wordEndBack(big: true),
    "j": .rowDown, "k": .rowUp,
  ]

  static let operators: [Character: ViOperator] = [
    "d": .delete, "c": .change, "y": .copy, "<": .outdent, ">": .indent,
  ]

  /// After `g`.
  static let longOperators: [Character: ViOperator] = [
    "~": .toggleCase, "u": .lowerCase, "U": .upperCase,
  ]

  static let objects: [Character: ViObject] = [
    "w": .word(big: false), "W": .word(big: true), "p": .paragraph, "s": .sentence,
    "\"": .quote("\""), "'": .quote("'"), "`": .quote("`"),
    "(": .bracket("("), ")": .bracket("("), "b": .bracket("("),
    "[": .bracket("["), "]": .bracket("["), "{": .bracket("{"), "}": .bracket("{"),
    "B": .bracket("{"), "<": .bracket("<"), ">": .bracket("<"),
  ]

  static let verbs: [Character: ViCommand.Verb] = [
    "x": .operate(.delete, .motion(.right)), "X": .operate(.delete, .motion(.left)),
    "s": .operate(.change, .motion(.right)), "S": .operate(.change, .lines),
    "D": .operate(.delete, .motion(.lineEnd)), "C": .operate(.change, .motion(.lineEnd)),
    "Y": .operate(.copy, .lines),
    "p": .put(before: false), "P": .put(before: true), "J": .join(spaced: true),
    "~": .toggleCase, "u": .undo, ViState.redoKey: .redo, ".": .repeat,
    "i": .insert(.before), "a": .insert(.after), "I": .insert(.lineStart),
    "A": .insert(.lineEnd), "o": .insert(.lineBelow), "O": .insert(.lineAbove),
    "R": .overtype, "v": .visual(lines: false), "V": .visual(lines: true),
    ":": .openCommands, "/": .openFind, "?": .openFind,
  ]

  /// Where something is selected. Capitals are for whole lines, as in vi.
  static let visualVerbs: [Character: ViCommand.Verb] = [
    "x": .operate(.delete, .selection), "s": .operate(.change, .selection),
    "X": .operate(.delete, .lines), "D": .operate(.delete, .lines),
    "S": .operate(.change, .lines), "R": .operate(.change, .lines),
    "C": .operate(.change, .lines), "Y": .operate(.copy, .lines),
    "p": .put(before: false), "P": .put(before: true), "J": .join(spaced: true),
    "~": .operate(.toggleCase, .selection), "u": .operate(.lowerCase, .selection),
    "U": .operate(.upperCase, .selection), "o": .otherEnd, "O": .otherEnd,
    "v": .visual(lines: false), "V": .visual(lines: true),
    ":": .openCommands, "/": .openFind, "?": .openFind,
  ]
}

extension ViState {
  /// Stands for Ctrl-R among the keys of a command.
  static let redoKey: Character = "\u{12}"
}
