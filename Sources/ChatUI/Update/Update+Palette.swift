import Chat

/// The lists of commands, and what is said about them: palette, completion, help, key debugger.
extension Model {
  mutating func perform(_ action: PaletteAction, at now: Now) -> [Effect] {
    switch action {
    case .show: return []
    case .showKeyDebugger: return []
    case .completionMove(let count): moveInCompletion(by: count)
    case .completionAccept: return acceptCompletion(at: now)
    case .completionEnter: return enterCompletion(at: now)
    case .completionClose: closeCompletion()
    }
    return []
  }

  mutating func showKeys(_ what: String, at now: Now) -> [Effect] { [] }

  mutating func showHelp(about command: String, at now: Now) -> [Effect] { [] }

  mutating func runDoctor(at now: Now) -> [Effect] { [] }
}
