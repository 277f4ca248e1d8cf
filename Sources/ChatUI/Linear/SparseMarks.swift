import Chat

/// When a wait is told of again: seldom, and more often towards its end. A listener who is told each second
/// hears nothing else.
enum SparseMarks {
  /// Seconds that are left at which a countdown is told; of a long one each whole minute, too.
  private static let countdown = [5, 10, 20, 30]
  /// Seconds of silence at which it is told; after those each whole minute.
  private static let silence = [10, 30, 60]

  /// The next mark of a countdown.
  /// - Parameter told: seconds left when it was told last.
  static func next(below told: Int) -> Int? {
    // A mark right after the last word says nothing new.
    let below = told - 3
    if below > 60 { return below / 60 * 60 }
    return countdown.last { $0 <= below }
  }

  /// The next mark of a silence.
  static func next(above told: Int) -> Int {
    silence.first { $0 > told } ?? (told / 60 + 1) * 60
  }
}
