/// Models, keys, files.
extension Tour {
  static let setup: [Topic] = [
    Topic(
      "Models, endpoints, keys", ask: "How do I use a real model?",
      keywords: [
        "model", "endpoint", "api key", "key", "account", "cline", "openai", "openrouter", "ollama",
        "llama", "local", "server", "url", "provider", "real",
      ],
      """
      For the Cline API, make a key at app.cline.bot under *Settings → API Keys*, and:

      ```sh
      export CLINE_API_KEY=sk_…
      confab --model anthropic/claude-sonnet-4.6
      ```

      The key can also come from a password manager (`key_command`) or from a file that only you can \
      read (`key_file`), both in the configuration. It goes to its own endpoint and nowhere else.

      A model ID has the form `provider/model-name`. **F5** lists what the endpoint offers; an ID that \
      is not in the list can be typed as well, and is sent as it stands.

      Other endpoints have names: `openai`, `openrouter`, `ollama`, `llamacpp`, `lmstudio`, `vllm`.

      ```sh
      confab --endpoint ollama --model llama3.2
      confab --endpoint llamacpp
      confab --base-url http://gpu-box:8000/v1 --model my/model
      ```

      The base URL may end in `/`, in `/v1` or in `/chat/completions`; all mean the same. Servers on \
      your own machine need no key.
      """),
    Topic(
      "Where conversations are kept", ask: "Where are my conversations?",
      keywords: [
        "conversation", "kept", "keep", "save", "stor", "database", "disk", "file", "log",
        "privacy",
        "sqlite",
      ],
      """
      In one file: `$XDG_DATA_HOME/confab/confab.db`, which usually means \
      `~/.local/share/confab/confab.db`. It is an SQLite database that only you can read (mode 0600). \
      The demo has a file of its own beside it, so that playing leaves no trace in your log.

      Text that streams in is on the disk at most 250 milliseconds after it came. Each answer keeps its \
      attempts: when, to which model, with which status and request ID, how long it took, how many \
      tokens, what it cost, and the error if there was one. API keys are never written there.

      When Confab starts it offers the last conversation; `confab --conversation last` opens it at once, \
      `--conversation new` begins afresh. An answer that was cut short by a crash is there as far as it \
      had come, and marked. `--data-dir DIR` keeps everything somewhere else.
      """),
    Topic(
      "Configuration", ask: "What can I configure?",
      keywords: [
        "config", "setting", "option", "toml", "environment", "default", "prefer",
      ],
      """
      Nothing has to be. What can be is in `$XDG_CONFIG_HOME/confab/config.toml`, which usually means \
      `~/.config/confab/config.toml`:

      ```toml
      endpoint = "cline"
      model = "anthropic/claude-sonnet-4.6"
      theme = "confab-dark"
      system_prompt = "Be brief."

      [endpoints.cline]
      key_command = "pass show cline"

      [endpoints.work]
      base_url = "https://llm.example.com/v1"
      key_env = "WORK_LLM_KEY"
      model = "team/large"

      [retry]
      rate_limit = 5
      ```

      An option on the command line (`--model`) wins over the environment (`CONFAB_MODEL`), that over \
      the file, and the file over the default.

      A mistake does no harm: Confab names the file, the line and the key, suggests the nearest name \
      that exists, and obeys the rest of the file.
      """),
  ]
}
