import Chat

extension Model {
  mutating func perform(_ action: ReadingAction, at now: Now) -> [Effect] { [] }

  mutating func take(_ page: BranchPage?, at place: BranchPlace, of id: ConversationID) -> [Effect]
  {
    []
  }

  mutating func closed(_ id: ConversationID) -> [Effect] { [] }
}
