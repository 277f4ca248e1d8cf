/// Responses as servers send them, and the words that mean something to their readers.
enum ResponseSeeds {
  static let streams: [[UInt8]] = [
    """
    data: {"id":"gen-1","choices":[{"delta":{"role":"assistant","content":"a"},"index":0}],"model":"m"}

    data: {"choices":[{"delta":{"content":"é😀"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"cost":0.1}}

    data: [DONE]


    """,
    ": OPENROUTER PROCESSING\r\n\r\ndata: {\"choices\":[{\"delta\":{\"reasoning\":\"r\"}}]}\r\n\r\n",
    "data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\ndata: {\"choices\":[],\"usage\":{\"completion_tokens\":9}}\n\n",
    "data: {\"choices\":[{\"delta\":{\"content\":\"x\"},\"finish_reason\":\"error\",\"error\":{\"code\":\"rate_limit\",\"message\":\"slow\"}}]}\n\n",
    "data: {\"error\":{\"code\":502,\"message\":\"Provider disconnected\"},\"choices\":[{\"finish_reason\":\"error\"}]}\n\ndata: [DONE]\n\n",
    "event: error\ndata: {\"error\":{\"code\":429,\"message\":\"try again in 5m\"}}\n\n",
    "data: {\"error\":{\"message\":\"Failed to create stream: x\",\"code\":\"stream_initialization_failed\",\"request_id\":\"r1\"}}\n\n",
    "data: {\"data\":{\"choices\":[{\"message\":{\"content\":[{\"text\":\"p\"},{\"thinking\":\"q\"}]}}]}}\n\n",
    "data: {\"choices\":[{\"delta\":{\"reasoning_details\":[{\"text\":\"t\"},{\"summary\":\"s\"}],\"tool_calls\":[{\"index\":0}]}}]}\n\ndata: [DONE]",
    "{\"data\":{\"id\":\"gen-1\",\"choices\":[{\"message\":{\"content\":\"ab\"},\"finish_reason\":\"stop\"}]},\"usage\":{\"prompt_tokens\":3},\"success\":true}",
    "\u{FEFF}data:{\"choices\":[{\"text\":\"x\"}]}\rdata\r\rid: 3\rretry: 9\r\r",
  ].map { Array($0.utf8) }

  static let errors: [[UInt8]] = [
    #"{"error":{"code":401,"message":"Invalid API key","metadata":{"request_id":"req_1"}}}"#,
    #"{"error":"Unauthorized: re-authenticate","success":false}"#,
    #"{"error":"{\"code\":\"insufficient_credits\",\"current_balance\":-0.14,\"message\":\"Not enough\",\"buy_credits_url\":\"https://a.b/c\"}"}"#,
    #"{"error":"from Openrouter: request failed with status 404: {\"error\":{\"message\":\"No endpoints found\",\"code\":404}}"}"#,
    #"{"error":{"code":"SPEND_LIMIT_EXCEEDED","limit_scope":"user","resets_at":"2026-09-16T15:00:30.5+01:00","message":"m"}}"#,
    #"{"error":{"code":"INFERENCE_CAP_ERROR","message":"Error 429: Daily free limit reached on model X. Try again in 19h 39m"}}"#,
    #"{"error":{"code":429,"message":"m","metadata":{"headers":{"X-RateLimit-Reset":"1789567230000"},"raw":"{\"error\":{\"code\":422}}","provider_name":"P"}}}"#,
    #"{"error":{"message":"bad","type":"invalid_request_error","param":"temperature","code":null}}"#,
    #"{"detail":[{"loc":["body"],"msg":"field required"}],"errors":["one"],"value":{"error_message":"vm"}}"#,
    "<!doctype html><html><head><title>502 &amp; so</title><script>x</script></head><h1>h</h1>Ray ID: 1f-X",
    "upstream gone. Request ID: QwaqFyHQWQ balance is $-0.34 status code: 503 resets in 1d 11h", "",
  ].map { Array($0.utf8) }

  static let json: [[UInt8]] =
    [
      #"[0,-1,1.5e-7,1E+300,9007199254740993,true,false,null,"\ud83d\ude00\u0000\n\"é",{"":{}},[[]]]"#,
      #"{"data":[{"id":"a","context_length":"9","meta":{"n_ctx":1e99}}],"recommended":[{"id":"x"}]}"#,
    ].map { Array($0.utf8) } + errors

  static let models: [[UInt8]] = [
    #"{"object":"list","data":[{"id":"a/b","object":"model","context_length":128000,"description":"One","pricing":{"prompt":"0.000003","completion":"0.000015"},"architecture":{"input_modalities":["text","image"]}},{"id":"c","name":"C","pricing":{"prompt":0,"completion":-1}}]}"#,
    #"{"recommended":[{"id":"x/y","name":"Y","description":"fast\n\u001b[31mred","tags":["NEW"]}],"clinePass":[{"id":"p"}],"free":[{"id":"x/y"},{"id":"f:free"}]}"#,
    #"{"models":[{"name":"local.gguf","capabilities":["completion","multimodal"]}],"data":[{"id":"local.gguf","meta":{"n_ctx_train":131072,"n_ctx":1e99}}]}"#,
    #"[{"id":"only","max_model_len":4096,"context_window":"9"},{"id":""},{"id":7},{}]"#,
    #"{"data":{"models":[{"id":"\u202ehidden","max_context_length":-1}]}}"#,
  ].map { Array($0.utf8) }

  static let tokens: [[UInt8]] = [
    "data:", "data: ", "\n", "\r", "\n\n", "\r\n", "{", "}", "[", "]", "\"", ":", ",", "\\", "\\u",
    "\\ud83d", "null", "true", "1e999", "-", "9999999999999999999", "0.", "\u{FEFF}", "\u{2028}",
    "event: error\n", "[DONE]", "error", "\"error\":", "\"choices\":", "\"delta\":", "\"usage\":",
    "\"finish_reason\":\"error\"", "\"code\":", "\"message\":", "\"metadata\":", "\"raw\":", "<",
    "<title>", "</", "&amp;", "try again in ", "resets in ", "19h", "5.5.5s", "status 5",
    "\u{0}", "\u{1B}[31m", "\u{9B}", "\u{202E}", "é", "😀", "Request ID: ", "balance is $",
    "2026-09-16T15:00:30Z", "{\"error\":", "[[[[[[[[",
  ].map { Array($0.utf8) }

  static let headerNames = [
    "retry-after", "retry-after-ms", "x-ratelimit-reset", "ratelimit-reset", "date", "no-retry",
    "x-should-retry", "x-request-id", "cf-ray", "content-encoding", "location",
    "x-ratelimit-reset-requests", "x-ratelimit-remaining-requests",
  ]

  static let headerValues = [
    "7", "1.5", "0", "-5", "1e99", "soon", "", "Wed, 16 Sep 2026 14:00:20 GMT",
    "Wednesday, 16-Sep-26 14:00:20 GMT", "Wed Sep 16 14:00:20 2026", "1789567260", "1789567260500",
    "6m0s", "20ms", "true", "false", "gzip", "identity", "abc-FRA", "https://x.example/",
    "2026-09-16T14:00:09Z", "99999999999999999999", "\u{1B}]0;x\u{7}", "Wed, 99 Sep 99999 99:99:99",
  ]
}
