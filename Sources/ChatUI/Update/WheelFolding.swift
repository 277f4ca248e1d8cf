import TUI

/// Tells the wheel from the arrow keys. A terminal that is not asked for its mouse sends an arrow for
/// each line that the wheel turns, several in one write; a person's keys come one by one.
///
/// Responsible for: what one read held. Not for: what the wheel does then.
enum WheelFolding {
  /// Arrows in one read that nobody types: terminals send 3 a notch. Fewer would take a held key over
  /// a slow link for the wheel; more would miss the wheel.
  private static let burst = 3

  /// The same input with each burst of one arrow as the wheel; the rest as it was.
  static func fold(_ inputs: [Input]) -> [Input] {
    guard inputs.count >= burst else { return inputs }
    var folded: [Input] = []
    var rest = inputs[...]
    while let first = rest.first {
      let run = rest.prefix { $0 == first }
      if let direction = direction(of: first), run.count >= burst {
        folded.append(.wheel(direction * ((run.count + burst - 1) / burst)))
      } else {
        folded += run
      }
      rest = rest.dropFirst(run.count)
    }
    return folded
  }

  private static func direction(of input: Input) -> Int? {
    switch input {
    case .key(KeyPress(.up)): -1
    case .key(KeyPress(.down)): 1
    default: nil
    }
  }
}
