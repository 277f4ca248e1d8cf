import Testing

@testable import SimulatedAPI

struct TourTests {
  private func title(_ prompts: String...) -> String {
    let answer = Tour.answer(to: prompts)
    let first = answer.split(separator: "\n").first ?? ""
    return first.hasPrefix("## ") ? String(first.dropFirst(3)) : "contents"
  }

  @Test(arguments: Tour.topics)
  func answersTheQuestionThatItProposes(topic: Topic) {
    #expect(title(topic.question) == topic.title)
    #expect(title(topic.title) == topic.title)
  }

  @Test(arguments: [
    ("What is Confab?", "What Confab is"), ("hello", "What Confab is"), ("Hi!", "What Confab is"),
    ("How do I configure Confab?", "Configuration"),
    ("What is a draft?", "Writing: lines, history, drafts"),
    ("which keys should I know", "First steps and keys"),
    ("what are the keyboard shortcuts?", "First steps and keys"),
    ("how do i insert a newline", "Writing: lines, history, drafts"),
    ("Where is my draft?", "Writing: lines, history, drafts"),
    ("How do I get to the earlier prompts?", "Writing: lines, history, drafts"),
    ("How do I quit", "Stopping and leaving"), ("exit", "Stopping and leaving"),
    ("What happens when a request fails?", "When a request fails: retries"),
    ("how does the retry countdown work", "When a request fails: retries"),
    ("what if the network drops", "When a request fails: retries"),
    ("what about 429?", "When a request fails: retries"),
    ("what is in the error panel", "The error panel"), ("F4?", "The error panel"),
    ("can I try every error", "Trying every error"),
    ("how do I set my api key", "Models, endpoints, keys"),
    ("Does it work with Ollama?", "Models, endpoints, keys"),
    ("where are conversations stored", "Where conversations are kept"),
    ("where's the config file", "Configuration"), ("tmux", "SSH, tmux, screen"),
    ("how to copy to the clipboard", "Copying text"),
    ("dark theme please", "Colours and themes"), ("what colors are there", "Colours and themes"),
    ("a long answer", "Long answers"), ("python code", "Some code"), ("show a table", "A table"),
    ("emoji", "Unicode"),
    ("What does the status bar show?", "The line about the answer in progress"),
    ("Why is the sky blue?", "contents"), ("", "contents"), ("keyless", "contents"),
  ])
  func findsTheTopicOfAQuestion(question: String, expected: String) {
    #expect(title(question) == expected)
  }

  @Test func goesOnWithTheTopicAfterTheLastOne() {
    let titles = Tour.topics.map(\.title)
    #expect(title("next") == titles[0])
    #expect(title("What is Confab?", "next") == titles[1])
    #expect(title("What is Confab?", "Yes, please.", "go on") == titles[2])
    #expect(title(Tour.topics[titles.count - 1].question, "next") == titles[0])
    #expect(Tour.answer(to: ["hello"]).hasSuffix("*Say “next” for: \(titles[1]).*"))
  }

  @Test func listsItsTopicsWhenItKnowsNoAnswer() {
    let contents = Tour.answer(to: ["Why is the sky blue?"])
    #expect(Tour.topics.allSatisfy { contents.contains("- **\($0.title)**: \($0.question)") })
  }

  /// Text in a string literal may be broken where the answer is not meant to be.
  @Test(arguments: Tour.topics)
  func holdsNoBrokenParagraphs(topic: Topic) {
    let isLaidOut = [Samples.markdown, Samples.unicode].contains(topic.body)
    guard !isLaidOut else { return }
    var inCode = false
    var previous = ""
    for line in topic.body.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") { inCode.toggle() }
      let isProse = line.first?.isLetter == true && previous.first?.isLetter == true
      #expect(inCode || !isProse, "\(topic.title): \(line)")
      previous = String(line)
    }
    #expect(!inCode)
  }

  @Test func tellsEverythingInAboutThreeThousandWords() {
    let words = Tour.handbook.split { $0.isWhitespace }.count
    #expect((2700...3400).contains(words), "\(words) words")
    #expect(Tour.topics.allSatisfy { Tour.handbook.contains($0.body) })
  }
}

extension Topic: CustomTestStringConvertible {
  var testDescription: String { title }
}
