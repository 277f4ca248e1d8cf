import TUI

extension CommandTable {
  static let readingCommands: [Command] = [
    Command(
      "space", "a screen on, when nothing is typed", .reading, [key(.character(" "))], in: [.chat],
      .reading(.space)),
    Command(
      "reasoning", "reasoning: one line, its last lines, whole", .reading, [alt("t")],
      in: [.chat, .selection, .found], .reading(.cycleReasoning), slash: ["reasoning"]),
    Command(
      "close-conversation", "close this conversation; the log keeps it", .screen, [alt("q")],
      in: [.chat], .reading(.closeConversation), slash: ["close"]),
    Command(
      "mouse", "whose the mouse is: Confab's, or the terminal's", .screen, [], in: [.chat],
      .reading(.toggleMouse), slash: ["mouse"]),
    Command(
      "take-back-queue", "take back the prompts that wait", .chat, [alt("u")], in: [.chat],
      .reading(.takeBackQueue), slash: ["take-back"], needs: [.queue]),
  ]
}
