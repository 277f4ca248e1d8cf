import Chat
import Testing

@testable import Provider

struct UsageDecoderTests {
  @Test(
    arguments: [
      ("{}", nil), ("null", nil), ("7", nil), (#"{"x":1}"#, nil),
      (
        #"{"prompt_tokens":10,"completion_tokens":2,"total_tokens":12,"cost":0.000066,"prompt_tokens_details":{"cached_tokens":4},"completion_tokens_details":{"reasoning_tokens":1}}"#,
        Usage(
          promptTokens: 10, completionTokens: 2, cachedTokens: 4, reasoningTokens: 1, cost: 0.000066
        )
      ),
      (
        #"{"prompt_tokens":"10","completion_tokens":"2","cost":"0.5"}"#,
        Usage(promptTokens: 10, completionTokens: 2, cost: 0.5)
      ),
      (
        #"{"input_tokens":10,"output_tokens":2,"cache_read_input_tokens":3}"#,
        Usage(promptTokens: 10, completionTokens: 2, cachedTokens: 3)
      ),
      (#"{"prompt_tokens":0,"completion_tokens":0}"#, Usage(promptTokens: 0, completionTokens: 0)),
      (#"{"prompt_tokens":-1,"completion_tokens":1e30,"cost":-2}"#, nil),
      // Cost: the upstream's charge counts only with the user's own key.
      (#"{"cost":1,"cost_details":{"upstream_inference_cost":2}}"#, Usage(cost: 1)),
      (#"{"cost":1,"cost_details":{"upstream_inference_cost":2},"is_byok":true}"#, Usage(cost: 3)),
      (#"{"cost":0,"cost_details":{"upstream_inference_cost":2},"isByok":true}"#, Usage(cost: 2)),
      (#"{"cost":0,"market_cost":0.7}"#, Usage(cost: 0.7)),
      (#"{"marketCost":0.7}"#, Usage(cost: 0.7)),
      (#"{"cost":0.1,"market_cost":0.7}"#, Usage(cost: 0.1)), (#"{"cost":0}"#, Usage(cost: 0)),
      (#"{"cost":0,"market_cost":0}"#, Usage(cost: 0)),
    ] as [(String, Usage?)])
  func readsUsage(json: String, usage: Usage?) {
    #expect(UsageDecoder.usage(JSONParser.parse(json)) == usage)
  }
}
