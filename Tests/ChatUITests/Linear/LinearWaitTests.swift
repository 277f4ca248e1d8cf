import Chat
import ChatUI
import Testing

/// What goes wrong, line by line: the wait for the next attempt, and the error that ends a turn.
struct LinearWaitTests {
  private func waiting(seconds: Double) -> LinearStory {
    var story = LinearStory.asking()
    let backoff = Backoff(
      failure: .rateLimit, deadline: story.now.instant.advanced(bySeconds: seconds),
      nextAttempt: 2, attempts: 6)
    story.session(.status(.at(.backingOff(backoff))))
    return story
  }

  @Test func aCountdownIsToldInSparseLines() {
    var story = waiting(seconds: 45)
    story.wait(45)
    var status = TurnStatus.at(.connecting, attempt: 2)
    status.startedAt = story.now.instant
    story.session(.status(status))
    #expect(
      story.text() == """
        Error: 429 Too Many Requests. Rate limit exceeded. Request ID 8f3c2a61-77d0-4b1e.
        Retrying in 45 seconds, attempt 2 of 6.
        Type r to retry now, s to stop, m for another model, e to edit the prompt.
        Retrying in 30 seconds.
        Retrying in 20 seconds.
        Retrying in 10 seconds.
        Retrying in 5 seconds.
        Asking claude-sonnet-4.6, attempt 2.
        """)
  }

  @Test(
    arguments: [
      ("r", SessionCommand.retryNow), ("", .retryNow), ("s", .cancel), ("/stop", .cancel),
      ("e", .cancel),
    ])
  func aLetterAnswersAWait(line: String, command: SessionCommand) {
    var story = waiting(seconds: 45)
    #expect(story.prompt == "Answer: ")
    story.type(line)
    #expect(story.effects() == [.session(command)])
  }

  @Test func aWordIsNoAnswerToAWait() {
    var story = waiting(seconds: 45)
    story.type("really?")
    #expect(story.effects() == [.session(.send("really?"))])
  }

  @Test func anErrorSaysWhatHappenedAndWhatToDoByNumber() {
    var story = LinearStory.asking()
    story.session(
      .message(
        .answer("", .failed, attempts: [.failed(.unauthorized)]), siblings: nil),
      .status(TurnStatus(model: .sonnet, startedAt: Now.start.instant)),
      .failed(MessageID(rawValue: "m2"), prompt: "Why is the sky blue?"))
    #expect(
      story.text() == """
        Error: 401 Unauthorized:
        Message: Invalid API key
        Model: anthropic/claude-sonnet-4.6
        Request ID: req-401
        When: immediate (HTTP error), 14:02:00
        Endpoint: api.cline.bot
        Key: from CLINE_API_KEY
        What to do: Verify the API key from CLINE_API_KEY: it is wrong, or it was deleted. \
        Keys are made at app.cline.bot, Settings, API Keys.
        1. Ask again
        2. Choose another model and ask again
        3. Copy the request ID
        4. Copy the whole report
        5. What was sent and received
        Type a number, another prompt or command, or Enter to go back.
        Draft: Why is the sky blue?
        Enter sends it, /editor changes it, /drop drops it.
        """)
    #expect(story.prompt == "Number: ")
    story.type("3")
    #expect(story.effects() == [.copy("req-401", what: "request ID")])
    story.type("9")
    #expect(story.text() == "Number: 3\nNumber: 9\nThere is no number 9.")
    story.type("1")
    #expect(story.effects() == [.session(.regenerate)])
  }

  @Test func anotherPromptLeavesTheErrorAndKeepsTheDraft() {
    var story = LinearStory.asking()
    story.session(
      .message(.answer("", .failed, attempts: [.failed(.unauthorized)]), siblings: nil),
      .status(TurnStatus(model: .sonnet, startedAt: Now.start.instant)),
      .failed(MessageID(rawValue: "m2"), prompt: "Why is the sky blue?"))
    story.type("Something else")
    #expect(story.effects() == [.session(.send("Something else"))])
    #expect(story.model.composer.text == "Why is the sky blue?")
  }

  @Test func aSilentAnswerAsksToBeWaitedFor() {
    var story = LinearStory.asking()
    story.wait(8)
    var status = TurnStatus.at(.connecting)
    status.givesUpAt = story.now.instant.advanced(bySeconds: 30)
    story.session(.status(status))
    story.wait(25)
    story.type("k")
    #expect(story.effects() == [.session(.keepWaiting)])
    #expect(
      story.text() == """
        Nothing came for 8 seconds.
        It is given up in 30 seconds.
        Type k to keep waiting, r to retry now, s to stop, m for another model.
        Given up in 20 seconds.
        Given up in 10 seconds.
        Given up in 5 seconds.
        Answer: k
        """)
  }
}
