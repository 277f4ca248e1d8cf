import Chat
import Testing

@testable import ChatUI

@Suite struct ModelDirectoryTests {
  private func ids(_ entries: [ModelEntry]) -> [String] {
    entries.map { "\($0.rank.rawValue) \($0.info.id.rawValue)" }
  }

  private func id(_ text: String) -> ModelID { ModelID(rawValue: text) }

  @Test func offersFavouritesThenTheOnesUsedLastThenRecommendedOnesThenTheRest() {
    var directory = ModelDirectory()
    directory.take(.hosted, of: "cline", .now)
    directory.remember([
      RememberedModel(endpoint: "cline", model: id("qwen/qwen3-coder"), isFavourite: true),
      RememberedModel(endpoint: "cline", model: id("typed/once"), usedAt: WallTime(seconds: 5)),
      RememberedModel(endpoint: "cline", model: id("openai/gpt-5"), usedAt: WallTime(seconds: 9)),
      RememberedModel(endpoint: "ollama", model: id("llama3.2"), isFavourite: true),
    ])
    let fixed = [id("deepseek/deepseek-v3.2"), id("of/another-endpoint")]
    #expect(
      ids(directory.entries(of: "cline", fixed: fixed)) == [
        "0 deepseek/deepseek-v3.2", "0 qwen/qwen3-coder", "1 openai/gpt-5", "1 typed/once",
        "2 anthropic/claude-sonnet-4.6", "3 x-ai/grok-code-fast",
      ])
    let typed = directory.entries(of: "cline", fixed: []).first { $0.info.id == id("typed/once") }
    #expect(typed?.isListed == false)
  }

  @Test func withoutAListTheConfigurationAndWhatIsRememberedAreOffered() {
    var directory = ModelDirectory()
    directory.remember([
      RememberedModel(endpoint: "cline", model: id("b"), usedAt: WallTime(seconds: 5))
    ])
    #expect(ids(directory.entries(of: "cline", fixed: [id("a")])) == ["0 a", "1 b"])
    #expect(ids(directory.entries(of: "ollama", fixed: [id("a")])) == ["0 a"])
  }

  @Test func aKeptListGivesWayToTheEndpointsOwnAndNeverTakesItsPlace() {
    var directory = ModelDirectory()
    #expect(directory.isWanted("cline"))
    directory.noteAsked("cline")
    #expect(!directory.isWanted("cline"))
    directory.take([.sample("old")], of: "cline", .asOf(WallTime(seconds: 1)))
    #expect(directory["cline"].models.map(\.id.rawValue) == ["old"])
    #expect(directory["cline"].isAsked)
    directory.take([.sample("new")], of: "cline", .now)
    directory.take([.sample("old")], of: "cline", .asOf(WallTime(seconds: 1)))
    #expect(directory["cline"].models.map(\.id.rawValue) == ["new"])
    #expect(!directory.isWanted("cline"))
  }

  @Test func aListThatCannotBeRenewedStaysAndIsAskedForAgain() {
    var directory = ModelDirectory()
    directory.noteAsked("cline")
    directory.take([.sample("old")], of: "cline", .asOf(WallTime(seconds: 1)))
    directory.fail(.unauthorized, of: "cline")
    #expect(directory["cline"].models.count == 1)
    #expect(directory["cline"].failure == .unauthorized)
    #expect(directory.isWanted("cline"))
  }

  @Test func aFavouriteIsSetAndTakenBack() {
    var directory = ModelDirectory()
    directory.take(.local, of: "ollama", .now)
    directory.setFavourite(true, id("qwen3:8b"), of: "ollama")
    #expect(ids(directory.entries(of: "ollama", fixed: [])) == ["0 qwen3:8b", "3 llama3.2"])
    directory.setFavourite(false, id("qwen3:8b"), of: "ollama")
    #expect(ids(directory.entries(of: "ollama", fixed: [])) == ["3 llama3.2", "3 qwen3:8b"])
  }
}
