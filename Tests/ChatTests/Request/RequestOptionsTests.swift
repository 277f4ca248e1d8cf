import Chat
import Testing

struct RequestOptionsTests {
  private static let configured = RequestOptions(
    systemPrompt: "s", temperature: 0.7, maxTokens: 100, extra: ["top_k": "40", "seed": "1"])

  @Test(
    arguments: [
      (RequestOptions(), configured),
      (
        RequestOptions(systemPrompt: "", temperature: 0, reasoningEffort: "low"),
        RequestOptions(
          systemPrompt: "", temperature: 0, maxTokens: 100, reasoningEffort: "low",
          extra: ["top_k": "40", "seed": "1"])
      ),
      (
        RequestOptions(topP: 0.5, extra: ["top_k": "7", "temperature": "null"]),
        RequestOptions(
          systemPrompt: "s", maxTokens: 100, topP: 0.5,
          extra: ["top_k": "7", "seed": "1", "temperature": "null"])
      ),
    ])
  func theirOwnComeBeforeTheOthers(own: RequestOptions, merged: RequestOptions) {
    #expect(own.over(Self.configured) == merged)
  }

  @Test func whatIsSetComesBeforeWhatIsLeftOut() {
    let configured = RequestOptions(extra: ["temperature": "null"])
    #expect(RequestOptions(temperature: 1).over(configured) == RequestOptions(temperature: 1))
  }

  @Test(
    arguments: [
      ("temperature", "0.2", RequestOptions(temperature: 0.2)),
      ("temperature", " 2 ", RequestOptions(temperature: 2)),
      ("temperature", "null", RequestOptions(extra: ["temperature": "null"])),
      ("top_p", "1", RequestOptions(topP: 1)), ("max_tokens", "9", RequestOptions(maxTokens: 9)),
      ("max_completion_tokens", "9", RequestOptions(maxTokens: 9)),
      ("reasoning_effort", "\"xhigh\"", RequestOptions(reasoningEffort: "xhigh")),
      ("reasoning_effort", "\"ultra\"", RequestOptions(reasoningEffort: "ultra")),
      ("frequency_penalty", "-2", RequestOptions(extra: ["frequency_penalty": "-2"])),
      ("seed", "-12345678901", RequestOptions(extra: ["seed": "-12345678901"])),
      ("stop", "[ \"a\", \"b\" ]", RequestOptions(extra: ["stop": "[\"a\",\"b\"]"])),
      (
        "logit_bias", "{ \"50256\": -100 }",
        RequestOptions(extra: ["logit_bias": "{\"50256\":-100}"])
      ),
      ("x-own.name_1", "true", RequestOptions(extra: ["x-own.name_1": "true"])),
    ] as [(String, String, RequestOptions)])
  func sets(name: String, json: String, options: RequestOptions) throws {
    var set = RequestOptions()
    try set.set(name, to: json)
    #expect(set == options)
    set.unset(name)
    #expect(set == RequestOptions())
  }

  @Test(arguments: [
    ("temperature", "2.1", "temperature has to be a number from 0 to 2"),
    ("temperature", "\"hot\"", "temperature has to be a number from 0 to 2"),
    ("temperature", "0,7", "temperature has to be a number from 0 to 2"),
    ("temperature", "1e999", "temperature has to be a number from 0 to 2"),
    ("top_p", "-0.1", "top_p has to be a number from 0 to 1"),
    ("max_tokens", "0", "max_tokens has to be a whole number from 1 to 10000000"),
    (
      "max_completion_tokens", "1.5",
      "max_completion_tokens has to be a whole number from 1 to 10000000"
    ),
    ("presence_penalty", "3", "presence_penalty has to be a number from -2 to 2"),
    ("seed", "0.5", "seed has to be a whole number"),
    ("stop", "[]", "stop has to be a text, or a list of at most 4: [\"a\", \"b\"]"),
    (
      "stop", "[\"a\",\"b\",\"c\",\"d\",\"e\"]",
      "stop has to be a text, or a list of at most 4: [\"a\", \"b\"]"
    ),
    ("stop", "[1]", "stop has to be a text, or a list of at most 4: [\"a\", \"b\"]"),
    (
      "reasoning_effort", "3",
      "reasoning_effort has to be a word: none, minimal, low, medium, high, xhigh, max"
    ),
    ("top_k", "{", "top_k has to be JSON: a number, a text in quotes, true, a list, an object"),
    ("model", "\"x\"", "model is Confab's own to say"),
    ("stream", "false", "stream is Confab's own to say"),
    ("messages", "[]", "messages is Confab's own to say"), ("n", "2", "n is Confab's own to say"),
    ("a b", "1", "a b is no name: letters, digits, “_”, “-” and “.” make one"),
    ("", "1", " is no name: letters, digits, “_”, “-” and “.” make one"),
    ("\"", "1", "\" is no name: letters, digits, “_”, “-” and “.” make one"),
  ])
  func refusesAndSaysWhatIsAllowed(name: String, json: String, text: String) {
    var options = RequestOptions(temperature: 1)
    #expect {
      try options.set(name, to: json)
    } throws: {
      ($0 as? ParameterProblem)?.text == text
    }
    #expect(options == RequestOptions(temperature: 1))
  }

  @Test func takesAwayWhatAnotherSetSaysJustSo() {
    let own = RequestOptions(
      systemPrompt: "s", temperature: 0.2, maxTokens: 100, extra: ["top_k": "40", "seed": "2"])
    #expect(
      own.without(Self.configured) == RequestOptions(temperature: 0.2, extra: ["seed": "2"]))
  }

  @Test(arguments: [
    ("temperature", "0.2", "0.2"), ("reasoning_effort", "high", "\"high\""),
    ("reasoning_effort", "\"high\"", "\"high\""), ("stop", "END \"x\"", #""END \"x\"""#),
    ("stop", "[\"a\"]", "[\"a\"]"), ("top_k", "40", "40"), ("verbosity", "low", "\"low\""),
    ("unknown", "true", "true"), ("unknown", "{\"a\":1", "{\"a\":1"),
    ("unknown", "two words", "two words"),
  ])
  func takesWordsWithoutQuotes(name: String, typed: String, json: String) {
    #expect(Parameter.json(typed: typed, for: name) == json)
  }

  @Test(arguments: [
    ("temperature", "0.2", "0.2"), ("reasoning_effort", "\"high\"", "high"),
    ("stop", "\"END\"", "END"), ("stop", "\"[\"", "\"[\""), ("stop", "\"\\n\"", "\"\\n\""),
    ("stop", "[\"a\"]", "[\"a\"]"), ("verbosity", "\"low\"", "low"),
    ("user", "\"12\"", "\"12\""),
  ])
  func showsValuesAsTheyAreTyped(name: String, json: String, typed: String) {
    #expect(Parameter.typed(json, for: name) == typed)
    #expect(Parameter.json(typed: typed, for: name) == json)
  }

  @Test(arguments: Parameter.known) func everyExampleIsAllowed(parameter: Parameter) throws {
    var options = RequestOptions()
    try options.set(
      parameter.name, to: Parameter.json(typed: parameter.example, for: parameter.name))
    #expect(options.names == [parameter.name])
  }
}
