/// What can be asked with the cursor that stands on a message or a block of it.
package enum SelectionAction: Hashable, Sendable {
  case begin
  case block(Int)
  case message(Int)
  case first, last
  /// Begins or ends a range from here.
  case range
  /// The block, or the range, as in the source.
  case copy
  case copyMessage
  /// The links of the message, to copy one.
  case links
  case save
  case openPager, openEditor
  /// The text without the full screen: the terminal wraps and selects.
  case showBare
  /// In the line that asks for a file's name.
  case acceptName, nameBackspace, nameWordBackspace, nameClear
  /// Copies or saves what was warned about: as it is, or without what was warned about.
  case confirm, confirmClean
}
