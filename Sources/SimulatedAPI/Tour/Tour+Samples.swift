/// Things to look at.
extension Tour {
  static let samples: [Topic] = [
    Topic(
      "Some code", ask: "Show me some code.",
      keywords: ["code", "program", "python", "swift", "curl", "function", "script", "example"],
      #"""
      What Confab does after a 429, in a few lines of Python, with the standard library alone:

      ```python
      import json, os, random, time, urllib.error, urllib.request

      def ask(prompt, model="anthropic/claude-sonnet-4.6", retries=5):
          body = {"model": model, "stream": False,
                  "messages": [{"role": "user", "content": prompt}]}
          request = urllib.request.Request(
              "https://api.cline.bot/api/v1/chat/completions",
              data=json.dumps(body).encode(),
              headers={"Authorization": "Bearer " + os.environ["CLINE_API_KEY"],
                       "Content-Type": "application/json"})
          for attempt in range(retries + 1):
              try:
                  with urllib.request.urlopen(request, timeout=120) as response:
                      reply = json.load(response)
                      return reply.get("data", reply)["choices"][0]["message"]["content"]
              except urllib.error.HTTPError as error:
                  if error.code != 429 or attempt == retries:
                      raise
                  wait = error.headers.get("Retry-After", "")
                  seconds = float(wait) if wait.isdigit() else 2 ** attempt
                  time.sleep(seconds * (1 + random.random() / 4))
      ```

      And a stream, as it comes over the wire:

      ```sh
      curl -sN https://api.cline.bot/api/v1/chat/completions \
        -H "Authorization: Bearer $CLINE_API_KEY" \
        -H "Content-Type: application/json" \
        -d '{"model": "anthropic/claude-sonnet-4.6",
             "messages": [{"role": "user", "content": "Say hello."}]}'
      ```

      Each event is a line `data: {…}` with a few letters of the answer; the last one is `data: [DONE]`.
      """#),
    Topic(
      "A table", ask: "Show me a table.",
      keywords: ["table", "column", "row", "compare"],
      """
      The errors of the API, and whether trying again helps:

      | code | name | cause | retried |
      | ---: | --- | --- | :---: |
      | 400 | Bad Request | malformed JSON, a field is missing | no |
      | 401 | Unauthorized | the key is wrong or missing | no |
      | 402 | Payment Required | no credits left | no |
      | 403 | Forbidden | the key has no access to this | no |
      | 404 | Not Found | wrong path or model ID | no |
      | 429 | Too Many Requests | the rate limit | up to 5 times |
      | 500 | Internal Server Error | a fault of the server | once |
      | 502 | Bad Gateway | a fault of the model's provider | up to 3 times |
      | 503 | Service Unavailable | down for the moment | up to 3 times |

      In the middle of an answer there are four more: `context_length_exceeded` and `content_filter`, which \
      are final, and `rate_limit` and `server_error`, which are retried.
      """),
    Topic(
      "Unicode", ask: "Show me some Unicode.",
      keywords: [
        "unicode", "emoji", "chinese", "japanese", "korean", "arabic", "hebrew", "wide", "cjk",
      ],
      Samples.unicode),
    Topic(
      "Markdown", ask: "Show me some Markdown.",
      keywords: ["markdown", "format", "heading", "list", "quote", "bold"],
      Samples.markdown),
  ]
}
