package import Chat
package import TUI

/// What the user chose in the settings, as far as the interface has to know it. Changes while the
/// program runs, when the file does.
package struct Preferences: Hashable, Sendable {
  package enum Editing: String, CaseIterable, Hashable, Sendable {
    case emacs, vi
  }

  /// Another set of keys for a command. Empty: it has none.
  package struct KeyBinding: Hashable, Sendable {
    /// A name of the command table.
    package var command: String
    package var keys: [KeyPress]

    package init(command: String, keys: [KeyPress]) {
      self.command = command
      self.keys = keys
    }
  }

  // Writing.
  package var editing = Editing.emacs
  /// Enter sends and Alt-Enter breaks the line; else the other way round.
  package var enterSends = true
  /// Seconds for which a sent prompt can still be taken back before it goes out; 0: it goes at once.
  package var takeBackSeconds = 0.0
  package var keys: [KeyBinding] = []

  // Reading.
  /// Where a new answer is shown to a reader who is at the end.
  package var newAnswer = NewAnswerPlace.follow
  /// How much of the answers' reasoning is shown at the start.
  package var reasoning = ReasoningDisplay.tail

  // Models.
  /// Shown first in the list of models, in this order.
  package var favourites: [ModelID] = []
  package var presets: [Preset] = []
  /// What is sent along where a conversation says nothing else.
  package var request = RequestOptions()
  /// What some models want of requests.
  package var modelRules = ModelRules()
  /// Names of the endpoints that can be chosen.
  package var endpoints: [String] = []

  // The window around the screen, and the mouse.
  package var takesMouse = false
  package var notifying = Notifying()

  // The status bar.
  /// The items in their order; nil: all of them, in the usual one.
  package var statusItems: [StatusItem]?

  package init() {}

  /// What is sent along where a conversation says nothing else.
  package var requestDefaults: RequestDefaults {
    RequestDefaults(options: request, rules: modelRules)
  }
}

/// What the status bar may show.
package enum StatusItem: String, CaseIterable, Hashable, Sendable {
  case running, log, others, gate, title, model, endpoint, parameters, context, tokens, cost, link
  case hint
}
