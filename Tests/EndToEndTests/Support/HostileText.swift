/// Text that tries to be more than text: everything that a terminal might obey, in random order, the
/// same for each seed. None of its sequences is one that Confab writes itself.
struct HostileText {
  private var generator: SeededNumbers

  init(seed: UInt64) { generator = SeededNumbers(state: seed) }

  /// Sequences that do something to some terminal.
  private static let sequences = [
    "\u{1B}]0;pwned\u{7}", "\u{1B}]52;c;cHduZWQ=\u{7}",
    "\u{1B}]8;;http://pwned.example\u{1B}\\link",
    "\u{1B}]1337;File=:cHduZWQ=\u{7}", "\u{1B}P$q\"p\u{1B}\\", "\u{1B}Pqpwned\u{1B}\\",
    "\u{1B}_Gpwned\u{1B}\\", "\u{1B}^pwned\u{1B}\\", "\u{1B}Xpwned\u{1B}\\", "\u{1B}c", "\u{1B}#8",
    "\u{1B}[6n", "\u{1B}[21t", "\u{1B}[4i", "\u{1B}[?1047h", "\u{1B}[?9001h", "\u{1B}[3;9;7~",
    "\u{1B}[!p", "\u{1B}[>0q", "\u{1B}Z", "\u{1B}n", "\u{1B}", "\u{1B}[", "\u{1B}]", "\u{1B}P",
    "\u{9B}6n", "\u{9D}0;pwned\u{9C}", "\u{90}qpwned\u{9C}", "\u{8E}", "\u{98}", "\u{9E}\u{9F}",
    "\u{0}", "\u{5}", "\u{7}", "\u{8}\u{8}\u{8}", "\u{B}\u{C}", "\u{E}", "\u{F}", "\u{11}\u{13}",
    "\u{7F}", "\u{202E}desrever\u{202C}", "\u{2066}\u{2067}\u{2068}\u{2069}", "\u{200E}\u{200F}",
    "\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}", "\u{61C}", "\u{E0001}\u{E0041}\u{E007F}",
    "\u{E000}",
    "\u{F8FF}", "\u{100000}", "\u{FFFE}", "\u{1FFFF}", "\u{2028}\u{2029}", "\u{34F}", "\u{AD}",
    "a\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}", "👩‍👩‍👧‍👦", "🏳️‍🌈", "🇫🇷", "👍🏽",
  ]
  private static let words = [
    "pwned", "**bold", "`code", "| a |", "# t", "[l](u)", "漢字", " ", "\n",
  ]

  /// - Parameter pieces: how many of them are in it.
  mutating func text(_ pieces: Int) -> String {
    (0..<pieces).map { _ in
      let all = generator.next() % 3 == 0 ? Self.words : Self.sequences
      return all[Int(generator.next() % UInt64(all.count))]
    }.joined()
  }

  /// Every sequence once, then some of them again.
  mutating func all() -> String { Self.sequences.joined(separator: "x") + text(60) }
}

/// SplitMix64.
private struct SeededNumbers {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension String {
  /// As a string of JSON in plain ASCII: no byte of it means anything to whoever carries it.
  var inJSON: String {
    "\""
      + utf16.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }.joined() + "\""
  }
}
