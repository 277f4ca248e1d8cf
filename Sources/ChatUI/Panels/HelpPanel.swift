/// The help: every command and its keys, or those that match what is typed.
package struct HelpPanel: Hashable, Sendable {
  /// Rows above the first that is seen.
  package var scroll = 0
  private(set) var filter = ""
  /// What stands above the others: what one is at.
  let first: Command.Group?

  package init(filter: String = "", first: Command.Group? = nil) {
    self.filter = filter
    self.first = first
  }

  mutating func perform(_ edit: ListEdit) {
    let before = filter
    edit.change(&filter)
    if filter != before { scroll = 0 }
  }
}
