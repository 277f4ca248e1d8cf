/// What happens when a request fails, and how to watch it.
extension Tour {
  static let failures: [Topic] = [
    Topic(
      "When a request fails: retries", ask: "What happens when a request fails?",
      keywords: [
        "fail", "retry", "retries", "retri", "countdown", "wait", "backoff", "rate limit", "429",
        "500", "502", "503", "connection", "network", "drop", "again", "time out", "timeout",
      ],
      """
      When an attempt fails for a reason that passes, Confab waits and tries again by itself, and you \
      see it: the reason, the seconds left, which attempt comes next and how many there are at most.

      | what failed | retries | wait |
      | --- | --- | --- |
      | 429 Too Many Requests | up to 5 | from 1 s, doubled each time; or what the server says |
      | 500 Internal Server Error | once | 1 s |
      | 502, 503, 504, 529 | up to 3 | from 1 s, doubled |
      | no connection, or it broke off | up to 3 | from 1 s, doubled |
      | `rate_limit`, `server_error` in the middle of an answer | up to 3 | from 1 s, doubled |
      | an empty answer | once | a quarter of a second |
      | 400, 401, 402, 403, 404, and others that waiting cannot help | none | |

      During the wait: **Enter** tries now, **Esc** cancels, **F5** switches the model and tries with \
      that one. If the server asks for more than two minutes, Confab does not sit there: it says when \
      it makes sense to come back.

      Text that had come before a failure is never thrown away. It stays on the screen until the next \
      attempt brings something to read, and in the log for good.

      Choose `demo/429-then-ok` with F5 and ask anything: it fails twice, then answers.
      """),
    Topic(
      "The error panel", ask: "What does the error panel tell me?",
      keywords: [
        "error panel", "panel", "f4", "error", "report", "support", "message", "401", "403",
      ],
      """
      When no retry is possible or left, a panel opens. **F4** opens it again later. It holds what you \
      need to act, or to write to support:

      - the **code**: an HTTP status like 429, or an identifier like `context_length_exceeded`;
      - the **message** of the server, in its own words;
      - the **model ID** that was asked, and the **request ID** of the response;
      - whether the error came at once or in the middle of the answer;
      - every attempt, with its time, status, request ID and the wait after it;
      - what to do next: check the key, add credits, choose another model, shorten the conversation.

      Single keys copy from it: `i` the request ID, `c` the code, `m` the model ID, `e` the message, \
      `y` the whole report as Markdown. `r` tries again, `s` chooses another model and tries with it, \
      Esc closes. Your API key is never part of a report.
      """),
    Topic(
      "Trying every error", ask: "Can I see each error for myself?",
      keywords: [
        "every error", "each error", "all errors", "try", "scenario", "simulat", "demo", "test",
      ],
      """
      Press **F5** and choose a model: in the demo each model ID is a scenario. Some that are worth \
      the time:

      - `demo/429-then-ok` fails twice and then answers: the countdown;
      - `demo/429-retry-after` says itself how long to wait;
      - `demo/401` is not retried: the error panel, with advice;
      - `demo/mid-stream-server-error` breaks in the middle of an answer and keeps what came;
      - `demo/cut-then-ok` loses the connection once;
      - `demo/stall` falls silent: see the meter, and stop it with Esc;
      - `demo/slow-start` needs eight seconds to its first word;
      - `demo/reasoning` thinks before it answers;
      - `demo/flood` sends 20,000 tokens as fast as it can;
      - `demo/hostile` tries to play tricks on your terminal.

      Type a few letters in the list to filter it: `mid` shows all that fail in the middle. The same \
      server runs alone with `confab simulate --port 8899`, for trying other clients against it: its \
      base URL is then `http://127.0.0.1:8899/api/v1`, and any key will do.
      """),
  ]
}
