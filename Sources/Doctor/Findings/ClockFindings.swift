/// This machine's clock beside the server's.
package enum ClockFindings {
  /// Seconds: dates of HTTP are whole ones, and take their time.
  private static let close = 5.0
  /// Limits are told as a time of day by some servers: a wait would be wrong by as much.
  private static let far = 60.0
  /// Certificates that are renewed often are refused.
  private static let wrong = 3_600.0

  /// - Parameter skew: seconds that the server's clock is ahead; nil: it did not tell.
  package static func findings(skew: Double?, isOffline: Bool = false) -> [Finding] {
    guard let skew else {
      return [
        Finding(
          .clock, "skew", .notChecked,
          isOffline ? "--offline" : "no server told its time")
      ]
    }
    let size = abs(skew)
    let words = "this machine's clock is \(duration(size)) \(skew > 0 ? "slow" : "fast")"
    let advice = "set it: timedatectl set-ntp true"
    if size <= close { return [Finding(.clock, "skew", .ok, "agrees with the server's")] }
    if size <= far {
      return [Finding(.clock, "skew", .note, words, advice: advice)]
    }
    if size <= wrong {
      return [
        Finding(
          .clock, "skew", .warning, "\(words): waits until a time of day end too early or late",
          advice: advice)
      ]
    }
    return [
      Finding(
        .clock, "skew", .problem, "\(words): certificates may be refused, waits are wrong",
        advice: advice)
    ]
  }

  private static func duration(_ seconds: Double) -> String {
    switch seconds {
    case ..<120: "\(Int(seconds.rounded())) s"
    case ..<7_200: "\(Int((seconds / 60).rounded())) min"
    case ..<172_800: "\(Int((seconds / 3_600).rounded())) h"
    default: "\(Int(min(seconds, 1e12) / 86_400)) days"
    }
  }
}
