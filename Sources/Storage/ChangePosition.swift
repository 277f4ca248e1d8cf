/// How far the changes of other programs are known.
struct ChangePosition: Hashable {
  /// SQLite's count of commits by other connections.
  var version: Int64
  /// The highest number in `changes`.
  var number: Int64
}
