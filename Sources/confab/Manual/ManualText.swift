/// What the manual says beside the commands.
enum ManualText {
  struct Part {
    let title: String
    let entries: [(name: String, words: String)]
  }

  static let parts = [
    Part(
      title: "ENVIRONMENT",
      entries: [
        ("CLINE_API_KEY, OPENAI_API_KEY, OPENROUTER_API_KEY …", "The keys of the endpoints."),
        (
          "CONFAB_BASE_URL, CONFAB_MODEL, CONFAB_ENDPOINT, CONFAB_CONFIG, CONFAB_DATA_DIR, CONFAB_THEME, CONFAB_CONVERSATION, CONFAB_COLOR, CONFAB_LINEAR",
          "What the options of the same names say, where they are not given."
        ),
        ("ACCESSIBLE", "Set to 1: lines instead of a full screen."),
        ("NO_COLOR", "Set to anything: no colours."),
        ("VISUAL, EDITOR, PAGER", "The programs that prompts are written in and texts shown with."),
        (
          "XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME, XDG_CACHE_HOME",
          "Where the directories below begin."
        ),
        ("https_proxy, no_proxy, SSL_CERT_FILE", "The way to the network, as everywhere."),
      ]),
    Part(
      title: "FILES",
      entries: [
        ("~/.config/confab/config.toml", "The configuration. confab config init makes one."),
        ("~/.config/confab/ENDPOINT.key", "A key that was given on the screen, mode 0600."),
        ("~/.config/confab/themes/NAME.toml", "Themes of your own."),
        ("~/.local/share/confab/confab.db", "The log, mode 0600; the demo's is demo.db."),
        ("~/.local/state/confab", "What is remembered beside it."),
        ("~/.cache/confab", "Lists of models, which can be fetched again."),
        (
          "../share/confab/themes/NAME.toml",
          "Themes beside the program's directory, as installed. Without them the compiled-in ones serve."
        ),
      ]),
    Part(
      title: "EXAMPLES",
      entries: [
        ("confab --demo", "Look at it without an account and without a network."),
        ("confab ask \"Why is the sky blue?\"", "Ask one thing."),
        (
          "git diff --staged | confab ask \"Write a commit message for this\"",
          "Ask about what a command prints."
        ),
        ("confab logs search 'model:claude \"Rayleigh scattering\"'", "Find what was said."),
        ("confab logs errors --since 7d", "List failed requests with their request IDs."),
      ]),
  ]
}
