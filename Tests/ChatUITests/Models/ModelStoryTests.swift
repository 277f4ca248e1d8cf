import Chat
import ChatUI
import TUI
import Testing

/// Choosing models: favourites, lists of other runs, a model of another endpoint.
@Suite struct ModelStoryTests {
  private func id(_ text: String) -> ModelID { ModelID(rawValue: text) }

  @Test func aFavouriteComesFirstAndIsKept() {
    var story = Story.modelList(80, 24, filter: "coder")
    story.press(
      "ctrl-s",
      expecting: [.models(.setFavourite(true, id("qwen/qwen3-coder"), endpoint: "cline"))])
    story.press("ctrl-u", "home", "down")
    #expect(story.screen().contains("▸ ★ qwen/qwen3-coder"))
    story.press(
      "ctrl-s",
      expecting: [.models(.setFavourite(false, id("qwen/qwen3-coder"), endpoint: "cline"))])
    #expect(!story.screen().contains("★ qwen"))
  }

  @Test func aFavouriteOfTheConfigurationIsChangedThere() {
    var setup = ModelSetup.several
    setup.preferences.favourites = [id("openai/gpt-5")]
    var story = Story(setup: setup)
    story.happens(.modelList(.hosted))
    story.press("f5", "home", "ctrl-s")
    #expect(
      story.model.notice?.text
        == "the configuration has it among its favourites: take it out there")
    #expect(story.screen().contains("★ openai/gpt-5"))
  }

  @Test func anIDThatWasTypedCanBeAFavourite() {
    var story = Story.modelList(80, 24, filter: "my/own")
    story.press(
      "ctrl-s", expecting: [.models(.setFavourite(true, id("my/own"), endpoint: "cline"))])
    #expect(story.screen().contains("▸ ★ my/own"))
  }

  @Test func withoutANetworkTheListOfAnEarlierRunServes() {
    var story = Story(setup: .several)
    story.press("f5", expecting: [.models(.load)])
    story.happens(
      .models(.list(.hosted, endpoint: "cline", .asOf(WallTime(seconds: 50_000)))))
    #expect(story.screen().contains("1 of 5 · cline · as of 13:53 · asking …"))
    story.happens(.modelsFailed(Failure(origin: .network, step: .connect)))
    #expect(story.screen().contains("not asked anew: "))
    story.type("gpt")
    story.press("enter", expecting: [.session(.useModel(id("openai/gpt-5")))])
    // The next time it is asked again.
    story.press("f5", expecting: [.models(.load)])
  }

  @Test func theListOfAnEarlierDayNamesTheDay() {
    var story = Story()
    story.press("f5", expecting: [.models(.load)])
    story.happens(
      .models(.list(.hosted, endpoint: "cline", .asOf(WallTime(seconds: -86_400)))))
    #expect(story.screen().contains("as of Wed 31 Dec 1969"))
  }

  @Test func theModelsOfAnotherEndpointAreListedAndOneOfThemAsked() {
    var story = Story.modelList(80, 24)
    story.press("tab", expecting: [.models(.loadOf("openai"))])
    #expect(story.screen().contains("asking openai for its models …"))
    story.happens(
      .models(
        .failed(
          Failure(origin: .client, message: "No API key for openai. Give one:\n  so or so"),
          endpoint: "openai")))
    #expect(story.screen().contains("No API key for openai. Give one:"))
    #expect(!story.screen().contains("so or so"))
    story.press("tab", expecting: [.models(.loadOf("ollama"))])
    story.happens(.models(.list(.local, endpoint: "ollama", .now)))
    #expect(story.screen().contains("▸ ★ llama3.2"))
    story.press("tab", expecting: [.models(.loadOf("demo"))])
    story.press("tab")
    #expect(story.screen().contains("▸   anthropic/claude-sonnet-4.6"))
    story.press(
      "shift-tab", "shift-tab", "enter",
      expecting: [
        .models(.useEndpoint("ollama", id("llama3.2")))
      ])
    #expect(story.model.model == .sonnet)
    #expect(story.model.notice?.text == "changing to ollama …")
  }

  @Test func aModelIsCalledByItsIDInTheComposer() {
    var story = Story()
    story.happens(.modelList(.hosted))
    story.type("/model acme/one")
    let effects = story.react(to: .input([.key(.init(.enter))]))
    #expect(effects.contains(.session(.useModel(id("acme/one")))))
    #expect(story.model.model == id("acme/one"))
  }
}
