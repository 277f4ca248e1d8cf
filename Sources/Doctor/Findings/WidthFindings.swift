package import TUI

package struct WidthFacts: Hashable, Sendable {
  package var measure = WidthMeasure(columns: [])
  /// What the chat uses at present, from an earlier measurement.
  package var used = WidthProfile.standard
  /// Where it is remembered.
  package var file = ""
  /// Why it could not be.
  package var problem: String?

  package init() {}
}

package enum WidthFindings {
  package static func findings(_ facts: WidthFacts) -> [Finding] {
    let forget = "to forget it: rm \(TerminalFindings.shown(facts.file))"
    guard !facts.measure.isEmpty else {
      let isUsed = !facts.used.isStandard
      return [
        Finding(
          .widths, "measured", .notChecked,
          "the terminal does not tell where its cursor is"
            + (isUsed ? "; what was measured before is used" : ""),
          advice: isUsed ? forget : nil)
      ]
    }
    var findings: [Finding] = []
    if !facts.measure.agreeing.isEmpty {
      findings.append(
        Finding(
          .widths, "agreeing", .ok,
          "as counted: " + facts.measure.agreeing.map(words).joined(separator: ", ")))
    }
    for kind in facts.measure.differing {
      findings.append(differing(kind, facts, forget))
    }
    for kind in facts.measure.uneven {
      findings.append(
        Finding(
          .widths, "uneven", .warning,
          "\(words(kind)): not all of them alike, text beside them may be shifted",
          advice: "update the terminal; Ctrl-L draws the screen anew"))
    }
    findings += clusters(facts.measure.clusters)
    if let problem = facts.problem {
      findings.append(
        Finding(
          .widths, "kept", .warning,
          "it could not be remembered: \(TerminalFindings.shown(problem))",
          advice: "check the directory of \(TerminalFindings.shown(facts.file))"))
    }
    return findings
  }

  private static func differing(
    _ kind: WidthClass, _ facts: WidthFacts, _ forget: String
  ) -> Finding {
    let columns = facts.measure.profile[kind] ?? 0
    let since = facts.used[kind] == columns ? "counted so" : "counted so from the next start on"
    let what: String
    switch (kind, columns) {
    case (.ambiguousSigns, _):
      what = "take 2 columns here: lines and dots are drawn with plain signs"
    case (.emoji15, 2), (.emoji16, 2): what = "are drawn here: shown instead of “\u{FFFD}”"
    case (.spacingMarks, 0): what = "stand on their letter here"
    case (_, 0): what = "are not drawn here: shown as “\u{FFFD}”"
    case (_, 1): what = "take 1 column here"
    default: what = "take \(columns) columns here"
    }
    return Finding(.widths, "\(kind)", .note, "\(words(kind)) \(what); \(since)", advice: forget)
  }

  private static func clusters(_ clusters: [WidthMeasure.Cluster]) -> [Finding] {
    let others = clusters.filter { $0.columns != $0.expected }
    guard !clusters.isEmpty else { return [] }
    let list = others.map { "\($0.name) (\($0.columns), not \($0.expected))" }
    return [
      Finding(
        .widths, "clusters", .ok,
        (list.isEmpty
          ? "joined emoji, skin tones, flags, selectors, keycaps: as Unicode has them"
          : "otherwise than Unicode has them: " + list.joined(separator: ", "))
          + "; Confab draws their first sign, flags as letters, which shifts nothing anywhere")
    ]
  }

  static func words(_ kind: WidthClass) -> String {
    switch kind {
    case .ambiguousLetters: "Greek and Cyrillic"
    case .ambiguousSigns: "lines and dots"
    case .ideographs: "Chinese, Japanese, Korean"
    case .emoji: "emoji"
    case .emoji12: "emoji of 2019 and 2020"
    case .emoji14: "emoji of 2021"
    case .emoji15: "emoji of 2022"
    case .emoji16: "emoji since 2024"
    case .pictures: "pictures in text form"
    case .latinMarks: "accents"
    case .hangulVowels: "Hangul in parts"
    case .thaiMarks: "Thai marks"
    case .spacingMarks: "vowels of Indian scripts"
    }
  }
}
