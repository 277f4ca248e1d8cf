/// The cursor on a conversation's messages and blocks.
struct SelectionState: Sendable {
  var keyContext: KeyContext { .selection }
}
