import Chat

/// What linear mode keeps in the model beside what the screen shows.
struct LinearState: Sendable {
  /// The beginning of a command that waits for the rest of its line: nobody can go on in it, so it is
  /// said, to be typed anew.
  var begun: String?
  /// The line that came last: a command that stays in the composer as it came was refused.
  var line = ""
  /// A prompt that is sent as soon as the files that it names are read.
  var awaitsFiles = false
  /// The message that is to be read aloud, and how many were so far: the same one may be asked for twice.
  private(set) var reading: MessageID?
  private(set) var readings = 0

  mutating func read(_ message: MessageID) {
    reading = message
    readings += 1
  }
}
