import Chat

/// Where a message stands in the order of time: see `said.moment`. The trigger that says what is said
/// chooses in the same way.
enum Moment {
  /// The first that is free of those that a message tries.
  /// - Parameter isFree: asks the log.
  static func free(
    at time: WallTime, message: Int64, _ isFree: (Int64) throws -> Bool
  ) rethrows -> Int64 {
    let unit = unit(of: time)
    var number: Int64 = 0
    while true {
      let moment = tried(number, from: unit, message: message)
      if try isFree(moment) { return moment }
      number += 1
    }
  }

  /// A time as moments count it.
  static func unit(of time: WallTime) -> Int64 {
    Int64(max(0, min(time.seconds, 1e11)) / 4)
  }

  /// Its own, one of the next, then one before: of two in a window, then of two in one of twice its
  /// length.
  /// - Parameter message: the key of the message, by which those of one time scatter.
  static func tried(_ number: Int64, from unit: Int64, message: Int64) -> Int64 {
    let steps = Int64(Schema.stepsForward)
    guard number > steps else { return unit + number }
    let last = number - 1
    let scattered = message % 1_000_003 * (7_919 + last * 104_729) % 2_147_483_647
    return unit - 1 - scattered % (steps << ((last - steps) / 2))
  }
}
