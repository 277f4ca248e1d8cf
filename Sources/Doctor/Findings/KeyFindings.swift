/// How keys and pastes come in.
package struct KeyFacts: Hashable, Sendable {
  package var answers = TerminalAnswers()
  /// It is sent no questions: its description or its name tells that it knows none.
  package var isPlain = false
  /// tmux's own; nil: not in tmux, or it did not tell.
  package var tmux: TmuxFacts?
  /// The environment names a terminal with xterm's form.
  package var isKnownForOtherKeys = false

  package init() {}
}

package enum KeyFindings {
  /// Milliseconds that tmux may hold an Escape: a person does not feel less.
  private static let prompt = 60

  package static func findings(_ facts: KeyFacts) -> [Finding] {
    let isAsked = facts.answers.reach != .notAsked
    guard isAsked || facts.tmux != nil else {
      return [Finding(.keys, "form", .notChecked, "the terminal was not asked")]
    }
    return [form(facts), escape(facts.tmux), paste(facts)].compactMap(\.self)
  }

  private static func form(_ facts: KeyFacts) -> Finding {
    if let tmux = facts.tmux {
      return switch tmux.extendedKeys {
      case "on", "always":
        Finding(.keys, "form", .ok, "tmux tells Shift-Enter from Enter, where its terminal does")
      case nil:
        Finding(.keys, "form", .note, "this tmux has no extended-keys: Shift-Enter is Enter")
      default:
        Finding(
          .keys, "form", .note, "tmux swallows Shift-Enter (extended-keys is off)",
          advice: "in tmux.conf: set -s extended-keys on; a new line is Alt-Enter or Ctrl-J, too")
      }
    }
    if facts.answers.hasKittyKeys {
      return Finding(.keys, "form", .ok, "kitty's keyboard protocol: every key can be told apart")
    }
    if facts.answers.hasOtherKeys || facts.isKnownForOtherKeys {
      return Finding(.keys, "form", .ok, "modifyOtherKeys: Shift-Enter can be told from Enter")
    }
    return Finding(
      .keys, "form", .note,
      facts.isPlain
        ? "plain keys only: Shift-Enter is Enter"
        : "neither kitty's protocol nor modifyOtherKeys is offered: Shift-Enter is Enter",
      advice: "a new line is Alt-Enter or Ctrl-J")
  }

  private static func escape(_ tmux: TmuxFacts?) -> Finding? {
    guard let delay = tmux?.escapeTime else { return nil }
    guard delay > prompt else {
      return Finding(.keys, "escape", .ok, "Escape comes after \(delay) ms")
    }
    return Finding(
      .keys, "escape", .warning, "tmux holds each Escape for \(delay) ms",
      advice: "in tmux.conf: set -s escape-time 20; Ctrl-C stops an answer at once")
  }

  private static func paste(_ facts: KeyFacts) -> Finding {
    switch facts.answers.knowsMode[2004] {
    case true?: Finding(.keys, "paste", .ok, "pastes are told from typing (bracketed paste)")
    case false?:
      Finding(
        .keys, "paste", .warning, "pastes look like typing: each line feed sends",
        advice: "attach long texts as a file (/attach FILE), or use another terminal")
    case nil where facts.isPlain:
      Finding(
        .keys, "paste", .warning, "pastes look like typing: each line feed sends",
        advice: "attach long texts as a file (/attach FILE)")
    case nil where facts.tmux != nil:
      Finding(.keys, "paste", .ok, "tmux tells pastes from typing (bracketed paste)")
    case nil:
      Finding(
        .keys, "paste", .notChecked,
        "bracketed paste is switched on; the terminal does not say whether it has it")
    }
  }
}
