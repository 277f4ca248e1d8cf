/// The terminal: links, clipboards, colours.
extension Tour {
  static let terminal: [Topic] = [
    Topic(
      "SSH, tmux, screen", ask: "Does it work over SSH and in tmux?",
      keywords: ["ssh", "tmux", "screen", "remote", "slow link", "bandwidth", "terminal", "mosh"],
      """
      Yes, and that is what it was made for. A frame holds only what changed, frames are merged when the \
      link is slow, and typing never waits for the answer that streams beside it. When nothing happens, \
      nothing is sent and nothing is computed.

      If something looks odd:

      - *Characters are wrong:* the far side has no UTF-8 locale. Confab falls back to `C.UTF-8`.
      - *The terminal type is unknown there:* Confab draws as `xterm-256color` and says so.
      - *Shift-Enter does nothing in tmux:* `set -s extended-keys on`. Alt-Enter and Ctrl-J always work.
      - *Esc is slow in tmux:* `set -s escape-time 20`. Ctrl-C stops an answer without that delay.
      - *Another program wrote over the screen:* Ctrl-L draws it anew.

      If the link breaks while an answer comes, the answer is finished in the background, for ten \
      minutes at most, and saved. Log in again, start Confab, and it offers the conversation.
      """),
    Topic(
      "Copying text", ask: "How do I copy something?",
      keywords: ["copy", "copie", "clipboard", "osc", "select", "mouse"],
      """
      **With the mouse**, as in any terminal: Confab does not take the mouse away, and the transcript has \
      no frame at its sides, so a selection holds text and nothing else.

      **From the error panel** with single keys: `i` request ID, `c` code, `m` model ID, `e` message, `y` \
      the whole report. These go to the clipboard of the machine that you sit at, also over SSH, by an \
      escape sequence called OSC 52. The terminal decides whether to accept it and does not say; so \
      Confab says *sent*, and not *copied*.

      If nothing arrives: in tmux, `set -s set-clipboard on`; in xterm, allow window operations; GNOME \
      Terminal accepts none at all. The mouse works there as everywhere.
      """),
    Topic(
      "Colours and themes", ask: "Can I change the colours?",
      keywords: ["colour", "color", "theme", "dark", "light", "contrast", "mono", "look"],
      """
      More than a dozen themes come with Confab: dark, light, of high contrast, for the colour-blind, and \
      without any colour. F9 tries them on and keeps the one you choose. The same in the configuration:

      ```toml
      theme = "confab-light"
      ```

      The ones called `confab` and `terminal` leave your terminal's background as it is; `auto` asks it \
      whether it is dark or light. `mono` uses no colour, only bold, underline and \
      reverse; `--color never` or the variable `NO_COLOR` does the same to any theme. On terminals with 8 \
      or 16 colours the nearest ones are taken. No meaning is carried by colour alone: an error says that \
      it is one.

      A theme of your own is a file, `themes/NAME.toml`, beside the configuration. The ones that come with \
      Confab are short and make good patterns.
      """),
    Topic(
      "Text that means harm", ask: "Is it safe to show any text?",
      keywords: ["safe", "secur", "hostile", "escape", "control", "inject", "harm", "attack"],
      """
      An answer may hold anything, also sequences that would make a terminal move the cursor, change its \
      title, or put something on the clipboard. Confab shows such characters as marks (`␛` for escape) and \
      never lets them through. The same holds for error messages, model names and pastes.

      Characters that turn the direction of text or take no room are dealt with as well, so that code does \
      not read differently from what it is.

      Try it: choose `demo/hostile` with F5 and ask anything. You should see marks among the words, and \
      nothing else should happen.
      """),
    Topic(
      "Long answers", ask: "What about very long answers?",
      keywords: ["long", "flood", "big", "large", "3,000", "huge", "performance", "fast"],
      """
      Only what is on the screen is laid out and drawn, and of an answer that still grows only its last \
      part. So it makes no difference whether a conversation has ten messages or ten thousand.

      - `demo/long` gives the whole of this tour at once, some three thousand words;
      - `demo/flood` sends 20,000 tokens as fast as it can. Type while it runs: each key shows at once.

      Scroll up in the middle and read: the text under your eyes stays where it is while more arrives \
      below. Esc stops the answer and keeps what has come.
      """),
  ]
}
