import Testing

@testable import ChatUI

/// The code of an answer, which goes into files as it stands.
struct CodeInAnswerTests {
  private static let answer = """
    Text with `code` in it.

    ```sh
    ls -l
    ```

    1. A list

       ```swift
       let a = 1

       print(a)
       ```

    > ```
    > quoted
    > ```

        indented

    | a table |
    |---|
    | `no` |
    """

  @Test(
    arguments: [
      (nil, "ls -l\n\nlet a = 1\n\nprint(a)\n\nquoted\n\nindented\n"),
      (1, "ls -l\n"), (2, "let a = 1\n\nprint(a)\n"), (3, "quoted\n"), (4, "indented\n"),
      (5, nil), (0, nil), (-1, nil), (Int.max, nil),
    ] as [(Int?, String?)])
  func blocksAreCountedFromTopToBottomWhereverTheyStand(number: Int?, code: String?) {
    #expect(CodeInAnswer.text(of: Self.answer, number: number) == code)
  }

  @Test(arguments: ["", "No code at all, only `words`.", "> a quote\n\n- a list"])
  func anAnswerWithoutCodeHasNone(answer: String) {
    #expect(CodeInAnswer.text(of: answer, number: nil) == nil)
    #expect(CodeInAnswer.text(of: answer, number: 1) == nil)
  }

  @Test func whatATerminalWouldObeyIsNotInTheFile() {
    #expect(CodeInAnswer.text(of: "```\na\u{1B}[2J\u{202E}b\n```\n", number: 1) == "a[2Jb\n")
  }
}
