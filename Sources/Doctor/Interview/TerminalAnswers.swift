import TUI

/// What a terminal said of itself.
package struct TerminalAnswers: Hashable, Sendable {
  package enum Reach: Hashable, Sendable {
    case notAsked
    /// Not one answer came.
    case none
    /// Answers came, but not the last one.
    case partly
    /// All that it wanted to answer, after so many milliseconds.
    case whole(milliseconds: Int)
  }

  package var reach = Reach.notAsked
  /// XTVERSION: its name and version.
  package var name: String?
  /// DA2: a number for its kind, and its version.
  package var device: String?
  package var hasKittyKeys = false
  package var hasOtherKeys = false
  package var isDark: Bool?
  /// DECRQM: a private mode, and whether it is known.
  package var knowsMode: [Int: Bool] = [:]
  /// The column behind each sample, from 0: what it took. nil: not told.
  package var columns: [Int?] = []
  /// What the user typed meanwhile, as a program would have read it.
  package var typed: [UInt8] = []

  package init() {}
}
