extension Event {
  /// Whether what it changes is drawn at once: what the user did is, what a stream brings may wait
  /// for the next frame.
  package var isUrgent: Bool {
    switch self {
    case .input, .resized: true
    default: false
    }
  }
}
