import Doctor
import TUI
import Testing

/// Columns of samples, and what is made of them.
struct WidthMeasureTests {
  private static let samples = WidthSample.all

  /// What a terminal says that draws everything by the table, but what is named.
  private static func columns(_ others: [WidthClass: Int] = [:]) -> [Int?] {
    samples.map { sample in
      if case .counted(let kind) = sample.subject, let columns = others[kind] { return columns }
      // These the C library does not know, nor do most terminals.
      let isNew = [.counted(.emoji15), .counted(.emoji16)].contains(sample.subject)
      return isNew ? 1 : sample.expected
    }
  }

  @Test func findsNothingToSayOfATerminalThatAgrees() {
    let measure = WidthMeasure(columns: Self.columns())
    #expect(measure.profile.isStandard)
    #expect(measure.agreeing == WidthClass.allCases)
    #expect(measure.differing == [] && measure.uneven == [])
    #expect(measure.clusters.allSatisfy { $0.columns == $0.expected })
  }

  /// Group, columns of its samples, and of the group.
  static let others: [(WidthClass, Int, Int)] = [
    (.ambiguousLetters, 2, 2), (.ambiguousSigns, 2, 2), (.emoji14, 1, 1), (.emoji14, 0, 0),
    (.emoji16, 2, 2), (.pictures, 2, 2), (.spacingMarks, 1, 0), (.latinMarks, 2, 1),
    (.hangulVowels, 3, 1),
  ]

  @Test(arguments: others.indices)
  func findsAGroupThatIsDrawnOtherwise(index: Int) {
    let (kind, told, columns) = Self.others[index]
    let measure = WidthMeasure(columns: Self.columns([kind: told]))
    #expect(measure.differing == [kind])
    #expect(measure.profile[kind] == columns)
    var only = WidthProfile.standard
    only[kind] = columns
    #expect(measure.profile == only)
  }

  @Test func trustsNoGroupThatIsNotAlike() {
    var columns = Self.columns()
    columns[Self.samples.firstIndex { $0.subject == .counted(.emoji14) } ?? 0] = 1
    let measure = WidthMeasure(columns: columns)
    #expect(measure.uneven == [.emoji14])
    #expect(measure.profile.isStandard)
  }

  @Test func saysNothingOfWhatWasNotTold() {
    #expect(WidthMeasure(columns: Self.samples.map { _ in nil }).isEmpty)
    var columns = Self.columns([.emoji14: 1])
    columns[Self.samples.lastIndex { $0.subject == .counted(.emoji14) } ?? 0] = nil
    let measure = WidthMeasure(columns: columns)
    #expect(!measure.agreeing.contains(.emoji14) && measure.differing.isEmpty)
    #expect(measure.profile.isStandard)
  }

  @Test(arguments: [5, 40, 999])
  func believesNoTextThatIsAsWideAsALine(columns: Int) {
    let measure = WidthMeasure(columns: Self.samples.map { _ in columns })
    #expect(measure.profile.isStandard)
  }

  @Test func saysWhatIsDoneAboutEach() {
    var facts = WidthFacts()
    facts.measure = WidthMeasure(columns: Self.columns([.emoji14: 1, .ambiguousSigns: 2]))
    facts.file = "/state/widths"
    let findings = WidthFindings.findings(facts)
    #expect(
      findings.map { "\($0.state.rawValue) \($0.id)" } == [
        "ok widths.agreeing", "note widths.ambiguousSigns", "note widths.emoji14",
        "ok widths.clusters",
      ])
    #expect(
      findings[2].fact
        == "emoji of 2021 take 1 column here; counted so from the next start on")
    #expect(findings[2].advice == "to forget it: rm /state/widths")
    facts.used[.emoji14] = 1
    #expect(WidthFindings.findings(facts)[2].fact.hasSuffix("take 1 column here; counted so"))
  }

  @Test func saysThatATerminalDoesNotTell() {
    var facts = WidthFacts()
    facts.used[.emoji14] = 1
    let findings = WidthFindings.findings(facts)
    #expect(findings.map(\.state) == [.notChecked])
    #expect(findings[0].fact.contains("what was measured before is used"))
  }
}
