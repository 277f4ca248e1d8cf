import Chat
import TUI
import Testing

@testable import ChatUI

/// What standard output gets, form by form: when it comes, and what stands there of an answer that began
/// twice.
struct AskFormatterTests {
  private static let half = Message.answer("Half", .interrupted, attempts: [.failed(.rateLimit)])

  /// What is written with each event, and at the end.
  private static func written(
    _ form: AskFormatter.Form, _ events: [AskTurn.Event], state: Message.State = .complete
  ) -> (pieces: [String], formatter: AskFormatter) {
    var formatter = AskFormatter(form)
    var turn = AskTurn()
    _ = turn.take(.message(.prompt, siblings: nil))
    _ = turn.take(.message(.answer("x", state), siblings: nil))
    var pieces = events.map { formatter.take($0, turn, at: .start) }
    pieces.append(formatter.end(turn, result: .members([("answer", .string("x"))])))
    return (pieces, formatter)
  }

  private static func rendered(_ columns: Int) -> AskFormatter.Form {
    .rendered(columns: columns, theme: .test, hasStyle: false)
  }

  static let forms: [(form: AskFormatter.Form, pieces: [String])] = [
    (.source, ["One **two** thr", "ee\nfour", "\n"]),
    (rendered(12), ["", "One two\nthree\nfour\n", ""]),
    (.code(nil), ["", "", ""]),
    (.json, ["", "", #"{"answer":"x"}"# + "\n"]),
    (
      .jsonLines,
      [
        #"{"event":"text","text":"One **two** thr"}"# + "\n",
        #"{"event":"text","text":"ee\nfour"}"# + "\n",
        #"{"event":"end","answer":"x"}"# + "\n",
      ]
    ),
  ]

  @Test(arguments: forms)
  func eachFormComesInItsTime(form: AskFormatter.Form, pieces: [String]) {
    let written = Self.written(form, [.text("One **two** thr"), .text("ee\nfour")])
    if case .rendered = form {
      // When a row is certain is decided elsewhere: all of them come, and once.
      #expect(written.pieces.joined() == pieces.joined())
    } else {
      #expect(written.pieces == pieces)
    }
  }

  private static let twice: [AskTurn.Event] = [
    .text("Half"), .brokeOff(half), .began(MessageID(rawValue: "m3")), .text("Whole"),
  ]

  @Test func aPipeHasBothAndIsToldSo() {
    let (pieces, formatter) = Self.written(.source, Self.twice)
    #expect(pieces.joined() == "Half\nWhole\n" && formatter.hasRepeated)
    #expect(!Self.written(.source, [.brokeOff(Self.half), .text("Whole")]).formatter.hasRepeated)
  }

  @Test func aTerminalHasALineBetweenThem() {
    let (pieces, formatter) = Self.written(Self.rendered(60), Self.twice)
    #expect(
      pieces.joined() == """
        Half

        ✗ interrupted: 429 Too Many Requests · the answer begins
        again

        Whole

        """)
    #expect(!formatter.hasRepeated)
    let spoken = Self.written(.lines, Self.twice)
    #expect(
      spoken.pieces.joined()
        == "Half\nInterrupted: 429 Too Many Requests. The answer begins again.\nWhole\n")
    #expect(!spoken.formatter.hasRepeated)
  }

  @Test func codeIsThatOfTheWholeAnswerAlone() {
    let events: [AskTurn.Event] = [
      .text("```\nfirst"), .brokeOff(Self.half), .text("```\nsecond\n```\n"),
    ]
    let (pieces, formatter) = Self.written(.code(1), events)
    #expect(pieces == ["", "", "", "second\n"] && !formatter.lacksCode && !formatter.hasRepeated)
    let missing = Self.written(.code(2), events)
    #expect(missing.pieces.joined() == "" && missing.formatter.lacksCode)
    // Of an answer that is not whole there may be more to come: none is missing.
    let stopped = Self.written(.code(1), events, state: .stopped)
    #expect(stopped.pieces.joined() == "" && !stopped.formatter.lacksCode)
  }

  @Test func nothingThatATerminalObeysIsWritten() {
    let hostile = AskTurn.Event.text("a\u{1B}]0;title\u{7}\u{9B}2J\u{202E}b\n")
    let forms: [AskFormatter.Form] = [.source, .lines, Self.rendered(40), .jsonLines]
    for form in forms {
      let text = Self.written(form, [hostile]).pieces.joined()
      let obeyed = text.unicodeScalars.filter {
        $0.value < 0x20 && $0 != "\n" || (0x7F..<0xA0).contains($0.value) || $0 == "\u{202E}"
      }
      #expect(obeyed.isEmpty && text.contains("a"), "\(form): \(text.debugDescription)")
    }
  }
}
