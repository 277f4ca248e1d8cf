/// What is looked for in a conversation, and what was found.
struct FindState: Sendable {
  var keyContext: KeyContext { .find }
}
