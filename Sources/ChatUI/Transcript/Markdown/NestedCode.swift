/// Code in a list or a quote: it can be selected apart from what it stands in.
struct NestedCode: Hashable, Sendable {
  /// What stands after the fence.
  var info: String
  /// Of the piece that it is in.
  var rows: Range<Int>
}
