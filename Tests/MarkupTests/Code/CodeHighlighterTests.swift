import Testing

@testable import Markup

struct CodeHighlighterTests {
  static func highlighter(_ info: String) throws -> CodeHighlighter {
    CodeHighlighter(try #require(CodeLanguage(info: info)), directory: nil, patience: 0)
  }

  @Test func countsItsRangesInBytes() throws {
    let (tokens, next) = try Self.highlighter("swift").tokens(
      of: "/* é */ let ü = \"ß\"", from: .start)
    #expect(
      tokens == [
        .init(range: 0..<8, role: .comment), .init(range: 9..<12, role: .keyword),
        .init(range: 16..<17, role: .symbol), .init(range: 18..<22, role: .string),
      ])
    #expect(next == .start)
  }

  @Test func hasOneStateForLinesThatEndAlike() throws {
    let swift = try Self.highlighter("swift")
    let inString = swift.tokens(of: "let a = \"\"\"", from: .start).next
    #expect(inString != .start)
    #expect(swift.tokens(of: "other", from: inString).next == inString)
    #expect(swift.tokens(of: "f(x) + \"\"\"", from: .start).next == inString)
    #expect(swift.tokens(of: "\"\"\"", from: inString).next == .start)
    let inComment = swift.tokens(of: "/*", from: .start).next
    #expect(inComment != inString)
    #expect(swift.tokens(of: "/* deeper */", from: inComment).next == inComment)
  }

  /// Here-documents are told apart by their words, and equal ones are one state.
  @Test func knowsWhichWordEndsAHereDocument() throws {
    let bash = try Self.highlighter("bash")
    let first = bash.tokens(of: "cat <<ONE", from: .start).next
    let second = bash.tokens(of: "cat <<TWO", from: .start).next
    #expect(first != second)
    #expect(bash.tokens(of: "TWO", from: first).next == first)
    #expect(bash.tokens(of: "ONE", from: first).next == .start)
    #expect(bash.tokens(of: "tac <<ONE", from: .start).next == first)
  }

  @Test func leavesALongLinePlainAndItsStateAsItWas() throws {
    let swift = try Self.highlighter("swift")
    let state = swift.tokens(of: "/*", from: .start).next
    let long = String(repeating: "x", count: CodeHighlighter.longestLine + 1)
    let (tokens, next) = swift.tokens(of: long, from: state)
    #expect(tokens == [])
    #expect(next == state)
    #expect(!swift.tokens(of: String(long.dropLast()), from: state).tokens.isEmpty)
  }

  /// A line that takes a millisecond at least, for one that waits a microsecond.
  @Test func leavesTheRestOfATextPlainThatIsTooSlow() throws {
    let bash = try #require(CodeLanguage(info: "bash"))
    let slow = String(repeating: "\"$(", count: 300)
    let (_, next) = CodeHighlighter(bash, directory: nil, patience: 1).tokens(
      of: slow, from: .start)
    #expect(next == .plain)
    #expect(try Self.highlighter("bash").tokens(of: slow, from: .start).next != .plain)
  }

  @Test func isPlainWithoutADefinition() {
    for highlighter in [
      CodeHighlighter(CodeLanguage(definition: "no-such-language")),
      // Only this test opens it, so that it isn't open already.
      CodeHighlighter(CodeLanguage(definition: "oz"), directory: "/no/such/directory"),
    ] {
      let (tokens, next) = highlighter.tokens(of: "if (x) { \"s\" } // c", from: .start)
      #expect(tokens == [])
      #expect(next == .plain)
      #expect(highlighter.tokens(of: "/* c */", from: next).next == .plain)
    }
  }

  /// Whatever a line is, tokens stand in order inside it; nothing crashes, and all comes to an end.
  @Test(arguments: CodeLanguageNames.definitions)
  func keepsItsWordsOnHostileCode(name: String) {
    let highlighter = CodeHighlighter(CodeLanguage(definition: name))
    for line in Self.hostile {
      var state = CodeHighlighter.State.start
      for _ in 0..<3 {
        let (tokens, next) = highlighter.tokens(of: line, from: state)
        var end = 0
        for token in tokens {
          #expect(token.range.lowerBound >= end && !token.range.isEmpty)
          end = token.range.upperBound
        }
        #expect(end <= line.utf8.count)
        state = next
      }
    }
  }

  static let hostile: [String] = [
    String(repeating: "\"", count: 1_000_000),
    String(repeating: "\"", count: 999), String(repeating: "'", count: 999),
    String(repeating: "(", count: 1_000), String(repeating: "{", count: 1_000),
    String(repeating: "(", count: 500) + String(repeating: ")", count: 500),
    String(repeating: "/*", count: 500), String(repeating: "\\", count: 999),
    String(repeating: "a", count: 1_000), String(repeating: "a: ", count: 333),
    String(repeating: "<a ", count: 333), String(repeating: "`${", count: 333),
    String(repeating: " ", count: 999) + "x", String(repeating: "=/", count: 500),
    "\"\\(" + String(repeating: "(a", count: 400), "\u{0}\u{1B}[31m\u{7F}\r", "é😀\u{301}\u{200D}",
  ]

  /// Ten thousand words for here-documents are more than states are kept for: the rest is plain, what
  /// was known stays.
  @Test func goesPlainWhenThereAreTooManyStates() throws {
    let hcl = try Self.highlighter("hcl")
    // A language is one for all tests: this is the word that the others have.
    let known = hcl.tokens(of: "x = <<-EOF", from: .start).next
    var last = known
    for number in 0..<10_000 {
      last = hcl.tokens(of: "x = <<E\(number)", from: .start).next
    }
    #expect(last == .plain)
    #expect(hcl.tokens(of: "x = <<-EOF", from: .start).next == known)
    #expect(hcl.tokens(of: "EOF", from: known).next == .start)
  }
}
