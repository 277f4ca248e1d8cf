import Chat

/// Conversations as a whole: their names and tags, the trash, opening and exporting them.
extension Model {
  mutating func rename(_ title: String, at now: Now) -> [Effect] { [] }

  mutating func tag(_ tag: String, at now: Now) -> [Effect] { [] }

  mutating func untag(_ tag: String, at now: Now) -> [Effect] { [] }

  mutating func star(at now: Now) -> [Effect] { [] }

  mutating func deleteConversation(at now: Now) -> [Effect] { [] }

  mutating func undelete(at now: Now) -> [Effect] { [] }

  mutating func openConversation(_ name: String, at now: Now) -> [Effect] { [] }

  mutating func export(_ path: String, at now: Now) -> [Effect] { [] }

  mutating func handle(_ event: LogEvent, at now: Now) -> [Effect] { [] }
}
