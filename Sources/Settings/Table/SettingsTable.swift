import Chat
import ChatUI
import TUI

/// Every setting there is. Reading the file, the default file, `config show` and the tests all go by
/// this table; a setting is added here and nowhere else.
enum SettingsTable {
  /// In the order of the default file: what belongs to no table has to come first.
  static let sections: [SettingsSection] = [
    .table(nil, "", top), endpoints, presets, parameters, rules,
    .table("composer", "Writing.", composer),
    .table("reading", "Reading.", reading),
    .table("status", "The bar at the bottom.", status),
    .table("notify", "What happens while you look elsewhere, and the window's title.", notify),
    keys,
    .table("retry", "When a request fails: how often it is tried again by itself.", retry),
    .table("timeouts", "Seconds to wait for the network.", timeouts),
  ]

  private static let top: [Setting<Settings>] = [
    Setting(
      "endpoint",
      "The server to ask: one of [endpoints.…], or of those that need no table: "
        + Endpoint.presets.map(\.name).joined(separator: ", "), .text, example: "openrouter",
      at: \.endpoint),
    Setting(
      "model", "The model to ask there; when nothing is said, the endpoint's own", .model,
      example: ModelID(rawValue: "anthropic/claude-sonnet-4.6"), at: \.model),
    Setting(
      "favourites", "Shown first where a model is chosen", .models,
      example: [ModelID(rawValue: "anthropic/claude-sonnet-4.6")], at: \.preferences.favourites),
    Setting(
      "theme",
      "The colours: the name of a theme. \"terminal\", which holds when nothing is said, has"
        + " the terminal's own; \"auto\" goes by its background", .text, example: "confab-dark",
      at: \.theme),
    Setting(
      "theme_dark", "What \"auto\" means on a dark background", .text,
      example: "high-contrast-dark",
      at: \.themeDark),
    Setting(
      "theme_light", "What \"auto\" means on a light background", .text, example: "mono",
      at: \.themeLight),
    Setting(
      "system_prompt", "Said first in every conversation", .text, example: "Be brief.",
      at: \.preferences.request.systemPrompt),
    Setting(
      "temperature", "How freely the model answers", .number(0...2), example: 0.7,
      at: \.preferences.request.temperature),
    Setting(
      "max_tokens", "How long an answer may become, in tokens", .whole(1...10_000_000),
      example: 4096, at: \.preferences.request.maxTokens),
    Setting(
      "top_p", "From how many of the likely words the model chooses", .number(0...1), example: 0.9,
      at: \.preferences.request.topP),
    Setting(
      "reasoning_effort",
      "How much a model thinks that does so: low, medium, high, or another"
        + " word of the server's", .text, example: "high", at: \.preferences.request.reasoningEffort
    ),
    Setting(
      "linear",
      "Lines that are said one after the other instead of a full screen: for screen readers, braille"
        + " and terminals that cannot place their cursor", .flag, example: true, at: \.linear),
    Setting(
      "background_seconds",
      "How many seconds an answer may go on after the terminal is gone; 0: it is stopped",
      .number(0...86_400), example: 60, at: \.backgroundSeconds),
    Setting(
      "trash_days", "For how many days a deleted conversation stays in the trash; 0: for ever",
      .whole(0...36_500), example: 7, at: \.trashDays),
  ]

  private static let composer: [Setting<Settings>] = [
    Setting("editing", "The keys of the editor", .word, example: .vi, at: \.preferences.editing),
    Setting(
      "enter_sends", "Enter sends and Alt-Enter breaks the line; false: the other way round", .flag,
      example: false, at: \.preferences.enterSends),
    Setting(
      "take_back_seconds", "For how long a sent prompt waits and can be taken back",
      .number(0...60),
      example: 3, at: \.preferences.takeBackSeconds),
  ]

  private static let reading: [Setting<Settings>] = [
    Setting(
      "new_answer",
      "At the end of the conversation: go along with a new answer, or stay at its start",
      .word, example: .start, at: \.preferences.newAnswer),
    Setting(
      "reasoning", "How much of what a model thinks is shown", .word, example: .collapsed,
      at: \.preferences.reasoning),
    Setting(
      "mouse",
      "The mouse is Confab's: click, drag to copy, wheel where it points; else it is the terminal's",
      .flag, example: true, at: \.preferences.takesMouse),
  ]

  private static let status: [Setting<Settings>] = [
    Setting(
      "items", "What it shows, in this order", SettingKind<StatusItem>.words,
      example: [.running, .title, .model, .context, .cost, .hint], at: \.preferences.statusItems)
  ]

  private static let notify: [Setting<Settings>] = [
    Setting(
      "when", "When you are told that an answer is there or failed", .word, example: .always,
      at: \.preferences.notifying.occasion),
    Setting("bell", "By the bell", .flag, example: false, at: \.preferences.notifying.bell),
    Setting(
      "desktop", "By a notification; auto: if the terminal is known to have them", .word,
      example: .osc777, at: \.preferences.notifying.desktop),
    Setting(
      "title", "The window's title says which conversation it is, and that an answer comes", .flag,
      example: false, at: \.preferences.notifying.title),
    Setting(
      "progress", "A running answer shows in the tab or task bar; auto: as above", .word,
      example: .on, at: \.preferences.notifying.progress),
  ]

  // More than ten retries would be an hour of waiting that nobody watches.
  private static let retries = SettingKind.whole(0...10)

  private static let retry: [Setting<Settings>] = [
    Setting("rate_limit", "After 429", retries, example: 3, at: \.retry.rateLimitRetries),
    Setting("server", "After a fault of the server's", retries, example: 2) {
      $0.retry.transientRetries
    } set: {
      $0.retry.transientRetries = $1
      $0.retry.serverErrorRetries = min($1, Settings().retry.serverErrorRetries)
    },
    Setting(
      "network", "After a connection that failed", retries, example: 2, at: \.retry.networkRetries),
    Setting(
      "cap_seconds", "The longest wait between two of them that the server did not ask for",
      .number(1...600), example: 30, at: \.retry.longestBackoff),
  ]

  private static let seconds = SettingKind.number(0.1...3600)

  private static let timeouts: [Setting<Settings>] = [
    Setting(
      "connect_seconds", "Until the connection stands", seconds, example: 5,
      at: \.timeouts.connect),
    Setting(
      "first_byte_seconds", "From the request to the first byte of its answer", seconds,
      example: 60, at: \.timeouts.firstByte),
    Setting(
      "idle_seconds", "Between two bytes of an answer", seconds, example: 60, at: \.timeouts.idle),
  ]
}
