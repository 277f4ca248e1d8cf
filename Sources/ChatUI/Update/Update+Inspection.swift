import Chat

extension Model {
  mutating func perform(_ action: InspectionAction, at now: Now) -> [Effect] { [] }

  mutating func handle(_ event: InspectionEvent, at now: Now) -> [Effect] { [] }
}
