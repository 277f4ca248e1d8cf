import Chat
import TUI

/// The line above a message: who and when at the left; at the right what the answer took, which of
/// its siblings it is, and how it ended. Figures that were not reported are not there.
struct MessageHeader: Sendable {
  private static let bookmark = "★"

  private let name: String
  private let time: String
  /// In the order shown, most dispensable first: they go from the left when there is no room.
  private let figures: [String]
  private let role: StyleRole

  init(
    _ message: Message, siblings: SiblingPosition?, zone: ZoneOffsets, isBookmarked: Bool = false
  ) {
    name = Self.name(of: message)
    time =
      " · " + CivilTime(message.createdAt, utcOffset: zone.offset(at: message.createdAt)).clock
      + (isBookmarked ? " " + Self.bookmark : "")
    role = message.role == .user ? .promptHeader : .answerHeader
    var figures = Self.figures(of: message)
    if let siblings, siblings.count > 1 {
      figures.append("‹\(siblings.position)/\(siblings.count)›")
    }
    if let mark = Self.mark(of: message) { figures.append(mark) }
    self.figures = figures
  }

  func row(width: Int, theme: Theme) -> Row {
    let clock = cells(time, style: theme[role])
    // The name gives way to the time, until nothing of it would be left to know it by.
    let nameWidth = width - clock.count
    let who = cells(name, style: theme[role])
    let left = nameWidth >= 4 ? clip(who, to: nameWidth) + clock : clip(who, to: width)
    var shown = figures[...]
    while !shown.isEmpty {
      let right = cells(shown.joined(separator: " · "), style: theme[.dim])
      let gap = width - left.count - right.count
      if gap >= 2 { return left + Row(repeating: .blank, count: gap) + right }
      shown = shown.dropFirst()
    }
    return left
  }

  private static func name(of message: Message) -> String {
    switch message.role {
    case .user: return "you"
    case .system: return "system"
    case .assistant: break
    }
    if message.state == .failed { return "error" }
    guard let model = message.model.map(shortName), !model.isEmpty else { return "answer" }
    return model
  }

  /// `anthropic/claude-sonnet-4.6` → `claude-sonnet-4.6`.
  private static func shortName(_ model: ModelID) -> String {
    model.rawValue.split(separator: "/").last.map(String.init) ?? ""
  }

  private static func figures(of message: Message) -> [String] {
    guard message.role == .assistant, message.state != .streaming else { return [] }
    var figures: [String] = []
    if message.state == .failed {
      if message.attempts.count > 1 { figures.append("\(message.attempts.count) attempts") }
      if let model = message.model { figures.append(shortName(model)) }
      return figures
    }
    guard let last = message.attempts.last else { return [] }
    if let tokens = last.usage?.completionTokens {
      figures.append(FigureText.count(tokens) + " tok")
    }
    if let cost = last.usage?.cost.flatMap(FigureText.cost) { figures.append(cost) }
    if let seconds = last.endedAfter.flatMap(FigureText.seconds) { figures.append(seconds) }
    if let reason = message.unknownFinishReason {
      figures.append("finish: \(Figures.short(reason, to: 24))")
    }
    return figures
  }

  private static func mark(of message: Message) -> String? {
    switch message.state {
    case .interrupted: message.isTruncated ? "truncated" : "interrupted"
    case .stopped: "stopped"
    case .complete where message.isCutAtTokenLimit: "cut at token limit"
    case .complete where message.isCutByFilter: "cut by content filter"
    case .complete: nil
    case .streaming, .failed: nil
    }
  }
}
