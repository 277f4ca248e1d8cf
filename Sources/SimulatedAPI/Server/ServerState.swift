/// What the connections of one server share. The server's one event loop owns it.
struct ServerState {
  private struct WeakPlayback {
    weak var value: Playback?
  }

  var router: Router
  let pace: Pace
  private var playbacks: [WeakPlayback] = []

  init(router: Router, pace: Pace) {
    self.router = router
    self.pace = pace
  }

  mutating func track(_ playback: Playback) {
    playbacks.removeAll { $0.value == nil }
    playbacks.append(WeakPlayback(value: playback))
  }

  /// Answers that something still holds: being played, or waiting on a timer.
  var answersInProgress: Int { playbacks.count { $0.value != nil } }
}
