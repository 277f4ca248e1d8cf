import Chat

/// Files that go along with a prompt.
extension Model {
  mutating func attach(_ path: String, at now: Now) -> [Effect] { [] }

  mutating func handle(_ event: AttachmentEvent, at now: Now) -> [Effect] { [] }
}
