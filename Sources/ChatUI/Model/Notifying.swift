package import TUI

/// How the user is told what happens while the window is not looked at.
package struct Notifying: Hashable, Sendable {
  package enum Occasion: String, CaseIterable, Hashable, Sendable {
    /// As far as the terminal tells what is looked at; one that does not is.
    case unfocused
    case always, never
  }

  package var occasion = Occasion.unfocused
  package var bell = true
  package var desktop = NotificationForm.auto
  package var title = true
  package var progress = WindowProgressWish.auto

  package init() {}
}
