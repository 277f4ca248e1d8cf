import Chat
import Testing

@testable import Provider

struct ModelListTests {
  static func info(
    _ id: String, _ summary: String = "", _ context: Int? = nil, prices: (Double, Double)? = nil,
    images: Bool? = nil, source: ModelInfo.Source = .server
  ) -> ModelInfo {
    var info = ModelInfo(id: ModelID(rawValue: id), summary: summary, contextLength: context)
    info.promptPrice = prices?.0
    info.completionPrice = prices?.1
    info.takesImages = images
    info.source = source
    return info
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
    (
      // OpenRouter and Cline: dollars for a token, as text; -1 is “depends”.
      #"{"data":[{"id":"a/b","context_length":200000,"architecture":{"input_modalities":["text","image"]},"pricing":{"prompt":"0.000003","completion":"0.000015"}},{"id":"auto","pricing":{"prompt":"-1","completion":"-1"},"architecture":{"modality":"text->text+image"}},{"id":"f:free","pricing":{"prompt":"0","completion":"0"},"architecture":{"modality":"text+image->text"}}]}"#,
      [
        info("a/b", "", 200_000, prices: (3, 15), images: true), info("auto", images: false),
        info("f:free", prices: (0, 0), images: true),
      ]
    ),
    (
      // LiteLLM; half a price is none, and one for a million tokens is none for one.
      #"[{"id":"l","input_cost_per_token":1.5e-07,"output_cost_per_token":6e-07,"supports_vision":true},{"id":"half","pricing":{"prompt":"0.1"}},{"id":"m","pricing":{"prompt":0.88,"completion":0.88}}]"#,
      [info("l", prices: (0.15, 0.6), images: true), info("half"), info("m")]
    ),
    (
      // llama.cpp: two lists of the same models.
      #"{"models":[{"name":"m.gguf","model":"m.gguf","capabilities":["completion","multimodal"]}],"object":"list","data":[{"id":"m.gguf","meta":{"n_ctx_train":4096}}]}"#,
      [info("m.gguf", "", 4_096, images: true)]
    ),
    (
      // Mistral, LM Studio.
      #"[{"id":"p","max_context_length":131072,"capabilities":{"vision":false}},{"id":"v","type":"vlm","max_context_length":8192,"loaded_context_length":4096}]"#,
      [info("p", "", 131_072, images: false), info("v", "", 4_096, images: true)]
    ),
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
        Self.info("a/b", "Best", source: .recommended),
        Self.info("p/q", "ClinePass: Plan", source: .recommended),
        Self.info("f/g", source: .free),
      ])
    #expect(
      ModelList.recommended(JSONParser.parse("{\"data\":\(json),\"success\":true}")) == recommended)
    #expect(
      ModelList.merged(
        recommended: recommended,
        all: [Self.info("z"), Self.info("a/b", "x", 5, prices: (1, 2), images: true)])
        == [
          Self.info("a/b", "Best", 5, prices: (1, 2), images: true, source: .recommended),
          Self.info("p/q", "ClinePass: Plan", source: .recommended),
          Self.info("f/g", source: .free),
          Self.info("z"),
        ])
    #expect(ModelList.recommended(.object([])) == nil)
  }
}
