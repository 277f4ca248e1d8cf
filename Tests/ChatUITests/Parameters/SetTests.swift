import Chat
import ChatUI
import TUI
import Testing

@Suite struct SetTests {
  @Test(
    arguments: [
      ("temperature 0.2", RequestOptions(temperature: 0.2), "temperature: 0.2 · this conversation"),
      ("temperature=0", RequestOptions(temperature: 0), "temperature: 0 · this conversation"),
      (
        "reasoning_effort xhigh", RequestOptions(reasoningEffort: "xhigh"),
        "reasoning_effort: xhigh · this conversation"
      ),
      (
        "reasoning_effort ultra", RequestOptions(reasoningEffort: "ultra"),
        "reasoning_effort: ultra · this conversation · usual are none, minimal, low, medium, high, xhigh, max"
      ),
      (
        "max_completion_tokens 9", RequestOptions(maxTokens: 9), "max_tokens: 9 · this conversation"
      ),
      (
        "stop THE END", RequestOptions(extra: ["stop": "\"THE END\""]),
        "stop: THE END · this conversation"
      ),
      (
        "top_k 40", RequestOptions(extra: ["top_k": "40"]),
        "top_k: 40 · this conversation · passed on as it is"
      ),
      (
        "logit_bias {\"50256\": -100}", RequestOptions(extra: ["logit_bias": "{\"50256\":-100}"]),
        "logit_bias: {\"50256\":-100} · this conversation · passed on as it is"
      ),
      (
        "temprature! 1", RequestOptions(extra: ["temprature": "1"]),
        "temprature: 1 · this conversation · passed on as it is"
      ),
      (
        "temperature off", RequestOptions(extra: ["temperature": "null"]),
        "temperature: off · this conversation, not sent"
      ),
    ])
  func setsAParameterOfTheConversation(argument: String, options: RequestOptions, said: String) {
    var story = Story.configured()
    story.command("/set \(argument)", .options(options))
    #expect(story.said == said)
  }

  @Test(arguments: [
    (
      "temperature 3",
      "temperature has to be a number from 0 to 2, for example: /set temperature 0.7"
    ),
    (
      "temprature 1",
      "no parameter “temprature” is known: did you mean “temperature”? /set temprature! … sends it"
    ),
    ("model x", "model is Confab's own to say"),
    (
      "top_k {",
      "top_k has to be JSON: a number, a text in quotes, true, a list, an object, for example: /set top_k 40"
    ),
  ])
  func whatIsWrongStaysToBeMended(argument: String, said: String) {
    var story = Story.configured()
    story.command("/set \(argument)", leaving: "/set \(argument)")
    #expect(story.said == said)
    #expect(story.model.notice?.kind == .warning)
  }

  @Test(arguments: ["default", "-"]) func takesOneBack(word: String) {
    var story = Story.configured()
    story.command("/set temperature 0.2", .options(RequestOptions(temperature: 0.2)))
    story.command("/set seed 7", .options(RequestOptions(temperature: 0.2, extra: ["seed": "7"])))
    story.command(
      "/set temperature \(word)", .options(RequestOptions(extra: ["seed": "7"])))
    #expect(story.said == "temperature: 0.7 · configuration")
    story.command("/set seed \(word)", .options(RequestOptions()))
    #expect(story.said == "seed: not set, the server decides")
    story.command("/set seed \(word)")
    #expect(story.said == "seed is not set in this conversation")
  }

  @Test func aNameAloneSaysWhatItIsAndMayBe() {
    var story = Story.configured()
    story.command("/set max_tokens", leaving: "/set max_tokens ")
    #expect(
      story.said
        == "max_tokens: 4096 · configuration. It may be a whole number from 1 to 10000000")
  }

  @Test func saysWhatTheModelsRulesMakeOfIt() {
    var story = Story.configured()
    story.command("/model openai/o3", .session(.useModel(ModelID(rawValue: "openai/o3"))))
    story.command("/set temperature 1", .options(RequestOptions(temperature: 1)))
    #expect(story.said == "temperature: 1 · this conversation, not sent: rule for openai/o*")
    story.command("/set max_tokens 9", .options(RequestOptions(temperature: 1, maxTokens: 9)))
    #expect(story.said == "max_tokens: 9 · this conversation, sent as max_completion_tokens")
  }

  @Test func eachConversationHasItsOwn() {
    var story = Story.configured()
    var sky = Conversation.sky
    sky.options = RequestOptions(temperature: 0.2)
    story.session(.conversation(sky), .message(.prompt, siblings: nil))
    #expect(story.row(-1).contains("temp 0.2"))
    story.press("alt-n", expecting: [.newConversation])
    #expect(!story.row(-1).contains("temp"))
    story.command("/set top_p 1", .options(RequestOptions(topP: 1)))
    story.press("f6", expecting: [.showConversation(sky.id)])
    story.command("/set seed 1", .options(RequestOptions(temperature: 0.2, extra: ["seed": "1"])))
  }

  @Test func aNewConversationWithOptionsIsStillUnsent() {
    var story = Story.configured()
    story.happens(.began(ConversationID(rawValue: "new")))
    story.command("/set seed 1", .options(RequestOptions(extra: ["seed": "1"])))
    var told = Conversation(
      id: ConversationID(rawValue: "new"), model: .sonnet, createdAt: WallTime(seconds: 0),
      updatedAt: WallTime(seconds: 0))
    told.options = RequestOptions(extra: ["seed": "1"])
    story.session(.conversation(told))
    story.press("alt-n")
    #expect(story.row(-1).contains("seed 1"))
  }
}

@Suite struct SystemPromptTests {
  @Test func severalLinesAreOnePrompt() {
    var story = Story.configured()
    story.command(
      "/system Be kind.\n\nBe short.",
      .options(RequestOptions(systemPrompt: "Be kind.\n\nBe short.")))
    #expect(story.said == "system prompt: 2 lines · from the next prompt on")
    story.command("/system", leaving: "/system Be kind.\n\nBe short.")
  }

  @Test func thePresentOneIsEdited() {
    var story = Story.configured()
    story.command("/system", leaving: "/system Be brief.")
  }

  @Test func takesItAwayAndBack() {
    var story = Story.configured()
    story.command("/system -", .options(RequestOptions(systemPrompt: "")))
    #expect(story.said == "no system prompt · from the next prompt on")
    story.command("/system default", .options(RequestOptions()))
    #expect(story.said == "system prompt: 9 characters · from the next prompt on")
  }
}
