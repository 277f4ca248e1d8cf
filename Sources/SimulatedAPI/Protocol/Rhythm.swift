/// When the pieces of an answer come: a first wait, then the uneven beat of a real model.
struct Rhythm: Hashable, Sendable {
  /// Milliseconds until the first piece.
  var firstPiece = 300.0
  /// Zero: as fast as they can be sent.
  var piecesPerSecond = 60.0

  static let believable = Rhythm()
  static let flatOut = Rhythm(piecesPerSecond: 0)

  /// Share of the pieces that come after a longer think, and how many beats that takes.
  private static let hesitationShare = 0.03
  private static let hesitationBeats = 5.0

  /// The steps that say `text`, a pause before each piece.
  func steps(
    saying text: String, random: inout RandomSequence, as step: (String) -> Step = Step.text
  ) -> [Step] {
    steps(pieces: TokenPieces.split(text), random: &random, as: step)
  }

  func steps(
    pieces: [String], random: inout RandomSequence, as step: (String) -> Step = Step.text
  ) -> [Step] {
    var steps: [Step] = [.pause(milliseconds: firstPiece * (0.8 + 0.4 * random.unit()))]
    for (index, piece) in pieces.enumerated() {
      if index > 0, piecesPerSecond > 0 { steps.append(.pause(milliseconds: beat(&random))) }
      steps.append(step(piece))
    }
    return steps
  }

  /// Milliseconds; on average what `piecesPerSecond` says.
  private func beat(_ random: inout RandomSequence) -> Double {
    let share = Self.hesitationShare
    let mean = 1000 / piecesPerSecond / (1 + share * (Self.hesitationBeats - 1))
    let hesitates = random.unit() < share
    return mean * (0.5 + random.unit()) * (hesitates ? Self.hesitationBeats : 1)
  }
}
