package import Chat

/// Where on a branch a run of messages lies, without the messages.
package struct BranchStretch: Hashable, Sendable {
  package var positions: Range<Int>
  package var first: MessageID
  package var last: MessageID
  /// Messages on the whole branch.
  package var total: Int

  /// nil: no message is in it.
  package init?(_ page: BranchPage) {
    guard let first = page.messages.first, let last = page.messages.last else { return nil }
    positions = page.first..<page.first + page.messages.count
    self.first = first.id
    self.last = last.id
    total = page.total
  }
}
