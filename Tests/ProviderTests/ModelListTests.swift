import Chat
import Testing

@testable import Provider

struct ModelListTests {
  static func info(_ id: String, _ summary: String = "", _ context: Int? = nil) -> ModelInfo {
    ModelInfo(id: ModelID(rawValue: id), summary: summary, contextLength: context)
  }

  static let lists: [(String, [ModelInfo]?)] = [
    (
      #"{"data":[{"id":"a/b","name":"B","description":"good\nmodel","context_length":100},{"id":"a/c","name":"c"}]}"#,
      [info("a/b", "B: good model", 100), info("a/c")]
    ),
    (
      #"{"object":"list","data":[{"id":"m.gguf","meta":{"n_ctx_train":2048,"n_ctx":1024}}]}"#,
      [info("m.gguf", "", 1_024)]
    ),
    (
      #"{"data":[{"id":"q","max_model_len":32768},{"id":"q"},{"x":1},null,{"id":""}]}"#,
      [info("q", "", 32_768)]
    ),
    (#"{"models":[{"name":"llama3:8b","model":"llama3:8b"}]}"#, [info("llama3:8b")]),
    (#"["x","y"]"#, [info("x"), info("y")]),
    (#"{"data":[]}"#, []), (#"{"error":"x"}"#, nil), ("7", nil),
  ]

  @Test(arguments: lists)
  func readsModels(json: String, models: [ModelInfo]?) {
    #expect(ModelList.models(JSONParser.parse(json)) == models)
  }

  @Test func putsRecommendedOnesFirstAndSaysWhatIsFree() {
    let json =
      #"{"recommended":[{"id":"a/b","name":"b","description":"Best","tags":[]}],"free":[{"id":"f/g","name":"g"}],"clinePass":[{"id":"p/q","description":"Plan"}]}"#
    let recommended = ModelList.recommended(JSONParser.parse(json)) ?? []
    #expect(
      recommended == [
        Self.info("a/b", "Best"), Self.info("p/q", "ClinePass: Plan"),
        Self.info("f/g", "free, may be refused over the API"),
      ])
    #expect(
      ModelList.recommended(JSONParser.parse("{\"data\":\(json),\"success\":true}")) == recommended)
    #expect(
      ModelList.merged(recommended: recommended, all: [Self.info("z"), Self.info("a/b", "", 5)])
        == [
          Self.info("a/b", "Best", 5), Self.info("p/q", "ClinePass: Plan"),
          Self.info("f/g", "free, may be refused over the API"), Self.info("z"),
        ])
    #expect(ModelList.recommended(.object([])) == nil)
  }
}
