import Doctor
import Testing

/// Questions to a terminal, and scripted answers.
struct InterviewTests {
  private static func interview(_ pieces: [String]) -> TerminalAnswers {
    var interview = Interview(asksAll: true, samples: ["漢", "é", "🙂"])
    for piece in pieces { interview.take(Array(piece.utf8)) }
    interview.end(afterMilliseconds: 7)
    return interview.answers
  }

  private static let whole =
    "\u{1B}P>|XTerm(379)\u{1B}\\\u{1B}[>41;379;0c\u{1B}[?0u\u{1B}[>4;0m"
    + "\u{1B}]11;rgb:1e1e/1e1e/1e1e\u{1B}\\\u{1B}[?2004;2$y\u{1B}[?2026;0$y"
    + "\u{1B}[9;3R\u{1B}[9;2R\u{1B}[9;3R\u{1B}[?64;1;2c"

  private static var expected: TerminalAnswers {
    var answers = TerminalAnswers()
    answers.reach = .whole(milliseconds: 7)
    answers.name = "XTerm(379)"
    answers.device = "41;379;0"
    answers.hasKittyKeys = true
    answers.hasOtherKeys = true
    answers.isDark = true
    answers.knowsMode = [2004: true, 2026: false]
    answers.columns = [2, 1, 2]
    return answers
  }

  @Test func understandsAllAnswers() {
    #expect(Self.interview([Self.whole]) == Self.expected)
  }

  @Test func understandsThemHoweverTheyAreSplit() {
    let bytes = Array(Self.whole.utf8)
    for place in 1..<bytes.count {
      var interview = Interview(asksAll: true, samples: ["漢", "é", "🙂"])
      interview.take(Array(bytes[..<place]))
      interview.take(Array(bytes[place...]))
      interview.end(afterMilliseconds: 7)
      #expect(interview.answers == Self.expected, "split at \(place)")
    }
  }

  @Test func keepsWhatIsTypedAmongThem() {
    let typed = "l\u{1B}[>41;379;0cs\u{1B}[9;3R -\u{1B}[9;2Rl\u{1B}[9;3R\u{1B}[?64;1;2c\r漢"
    let answers = Self.interview([typed])
    #expect(String(decoding: answers.typed, as: UTF8.self) == "ls -l\r漢")
    #expect(answers.columns == [2, 1, 2])
    #expect(answers.device == "41;379;0")
  }

  @Test func saysWhenNothingCame() {
    var expected = TerminalAnswers()
    expected.reach = .none
    expected.columns = [nil, nil, nil]
    #expect(Self.interview([]) == expected)
  }

  @Test func takesNoPartForTheWhole() {
    let answers = Self.interview(["\u{1B}[9;3R\u{1B}[9;2"])
    #expect(answers.reach == .partly)
    #expect(answers.columns == [2, nil, nil])
  }

  @Test func believesNothingAfterTheEnd() {
    let late = Self.interview(["\u{1B}[?64c", "\u{1B}[9;3R\u{1B}P>|Evil\u{1B}\\"])
    #expect(late.columns == [nil, nil, nil])
    #expect(late.name == nil)
    #expect(late.typed == [])
  }

  @Test func makesANameSafe() {
    let answers = Self.interview([
      "\u{1B}P>|a\u{202E}b" + String(repeating: "x", count: 500) + "\u{1B}\\"
    ])
    #expect(answers.name?.contains("\u{202E}") == false)
    #expect(answers.name?.count == 60)
  }

  @Test(arguments: ["\u{1B}[9R", "\u{1B}[9;0R", "\u{1B}[9;99999R", "\u{1B}[9;3;1R"])
  func refusesAPlaceThatIsNone(reply: String) {
    #expect(Self.interview([reply]).columns == [nil, nil, nil])
  }

  @Test func asksAPlainTerminalOnlyForTheEnd() {
    let questions = Interview(asksAll: false, samples: []).questions
    #expect(String(decoding: questions, as: UTF8.self) == "\r\u{1B}[K\u{1B}[c")
  }
}
