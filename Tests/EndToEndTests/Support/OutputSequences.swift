/// What a program wrote to its terminal beside text.
struct OutputSequences {
  /// OSC, DCS and their like: strings that a terminal which does not know them prints.
  private(set) var strings = 0
  /// Sequences that no terminal of the first days knows: questions, key forms, modes of four digits.
  private(set) var requests: [String] = []
  /// The colours that were chosen from: 0, 8, 16, 256, or all that there are.
  private(set) var colorKind = 0

  init(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    for sequence in text.matches(of: /\u{1B}(?:[\]P_^X]|\[([<=>?]?)([0-9;:]*)[ -\/]*([@-~]))/) {
      guard let mark = sequence.1, let digits = sequence.2, let final = sequence.3 else {
        strings += 1
        continue
      }
      let numbers = digits.split(whereSeparator: { ";:".contains($0) }).compactMap { Int($0) }
      switch (mark, final) {
      case ("", "m"): note(numbers)
      case ("?", "h"), ("?", "l"):
        if numbers.contains(where: { $0 >= 1000 }) {
          requests.append(String(sequence.0.dropFirst()))
        }
      // The shape of the console's cursor.
      case ("", _), ("?", "c"): break
      default: requests.append(String(sequence.0.dropFirst()))
      }
    }
  }

  private mutating func note(_ numbers: [Int]) {
    var rest = numbers[...]
    while let number = rest.popFirst() {
      switch number {
      case 38, 48:
        colorKind = max(colorKind, rest.first == 5 ? 256 : .max)
        return
      case 30...37, 40...47: colorKind = max(colorKind, 8)
      case 90...97, 100...107: colorKind = max(colorKind, 16)
      default: break
      }
    }
  }
}
