/// What the window around the screen says of the program.
package struct WindowState: Hashable, Sendable {
  /// nil: the title is left as it is.
  package var title: String?
  package var progress: WindowProgress
  package var progressWish: WindowProgressWish

  package init(
    title: String? = nil, progress: WindowProgress = .none, progressWish: WindowProgressWish = .off
  ) {
    self.title = title
    self.progress = progress
    self.progressWish = progressWish
  }
}

/// What a terminal may show in its tab or in the task bar (OSC 9;4).
package enum WindowProgress: Hashable, Sendable {
  case none
  /// Something is going on; nobody knows how long.
  case running
  /// It waits, after a failure.
  case paused
  case failed

  var code: String {
    switch self {
    case .none: "0;0"
    case .failed: "2;100"
    case .running: "3;0"
    case .paused: "4;100"
    }
  }
}

/// Whether progress is shown.
package enum WindowProgressWish: String, CaseIterable, Hashable, Sendable {
  /// Where the terminal is known to show it: others take it for a notification.
  case auto
  case on, off
}

/// How a terminal is asked to notify its user.
package enum NotificationForm: String, CaseIterable, Hashable, Sendable {
  case auto, osc9, osc99, osc777, off
}

/// What calls the user back to a window that is not looked at.
package struct Attention: Hashable, Sendable {
  package var text: String
  package var rings: Bool
  package var form: NotificationForm

  package init(text: String, rings: Bool, form: NotificationForm) {
    self.text = text
    self.rings = rings
    self.form = form
  }
}
