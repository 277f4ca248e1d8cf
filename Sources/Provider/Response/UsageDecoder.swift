import Chat

/// Reads a `usage` object in any of the forms that gateways give it. What is not there is nil, never 0.
enum UsageDecoder {
  /// nil when it says nothing.
  static func usage(_ value: JSONValue?) -> Usage? {
    guard let value, value.isObject else { return nil }
    let prompt = value["prompt_tokens_details"] ?? value["input_tokens_details"]
    let completion = value["completion_tokens_details"] ?? value["output_tokens_details"]
    let usage = Usage(
      promptTokens: count(value, ["prompt_tokens", "input_tokens"]),
      completionTokens: count(value, ["completion_tokens", "output_tokens"]),
      cachedTokens: prompt?["cached_tokens"]?.count
        ?? count(value, ["cache_read_input_tokens", "prompt_cache_hit_tokens"]),
      reasoningTokens: completion?["reasoning_tokens"]?.count,
      cost: cost(value))
    return usage == Usage() ? nil : usage
  }

  private static func count(_ value: JSONValue, _ keys: [String]) -> Int? {
    for key in keys { if let count = value[key]?.count { return count } }
    return nil
  }

  /// US dollars. The upstream's own charge counts only where the user's own key paid it
  /// (`is_byok`): otherwise `cost` holds it already. A bill of 0 or none falls back to the market's
  /// price.
  private static func cost(_ value: JSONValue) -> Double? {
    var billed = dollars(value, ["cost"])
    let ownKey = (value["is_byok"] ?? value["isByok"])?.bool ?? false
    if ownKey, let upstream = value["cost_details"]?["upstream_inference_cost"]?.number,
      upstream >= 0
    {
      billed = (billed ?? 0) + upstream
    }
    if billed ?? 0 == 0, let market = dollars(value, ["market_cost", "marketCost"]), market > 0 {
      return market
    }
    return billed
  }

  private static func dollars(_ value: JSONValue, _ keys: [String]) -> Double? {
    for key in keys { if let amount = value[key]?.number, amount >= 0 { return amount } }
    return nil
  }
}
