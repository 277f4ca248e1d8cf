import TUI

extension Model {
  /// Where a key goes: to what lies on top.
  var keyContext: KeyContext {
    switch overlay {
    case .none:
      browserContext ?? front.selection?.keyContext ?? hitContext ?? front.find?.keyContext
        ?? (front.isPrefixed ? .prefix : .chat)
    case .help: .help
    case .failure: .failure
    case .models: .models
    case .links, .choice: .picker
    case .history: .history
    case .palette: .palette
    case .themes: .themes
    case .keyDebugger: .keyDebugger
    case .setup: .setup
    case .outline: .outline
    case .bookmarks: .bookmarks
    case .tree: .tree
    case .difference: .difference
    case .tokens: .tokens
    case .inspector: .inspector
    }
  }

  mutating func handle(_ input: Input, at now: Now) -> [Effect] {
    if case .keyDebugger(let panel) = overlay {
      debug(input, panel)
      return []
    }
    switch input {
    case .key(let key):
      return handle(key, at: now)
    case .paste(let text):
      switch keyContext {
      case .picker, .models, .outline, .bookmarks, .palette, .history, .themes, .help:
        editList(.type(Sanitizer.display(text, oneLine: true)))
      case .fileName: typeName(Sanitizer.display(text, oneLine: true))
      case .find, .found: return typeQuery(text)
      case .chat: return paste(text)
      // A key is for its endpoint alone: never into what is written.
      case .setup: typeSetup(text)
      case .logQuery, .logList, .logLine: return typeInLog(text, at: now)
      case .logStatistics: break
      case .hits:
        endVisit()
        return paste(text)
      default: front.composer.paste(text)
      }
    case .wheel(let notches):
      scroll(byLines: notches * Self.wheelLines)
    case .mouse(let mouse): return handle(mouse, at: now)
    case .focus(let isFocused):
      self.isFocused = isFocused
    case .reply:
      break
    }
    return []
  }

  mutating func handle(_ key: KeyPress, at now: Now) -> [Effect] {
    let context = keyContext
    // What is completed has its keys; all others go on to what is being written.
    let completing =
      shownCompletion == nil && shownLogCompletion == nil
      ? nil : keymap.action(for: key, in: .completion)
    if completing == nil, context == .chat {
      if let effects = pressVi(key, at: now) {
        // What is typed there is completed, too.
        if case .character = key.key, key.modifiers.isEmpty { isCompletionInvited = true }
        return effects
      }
    }
    let selecting =
      context == .chat && composer.hasRegion ? keymap.action(for: key, in: .region) : nil
    if context == .hits, keymap.action(for: key, in: .hits) == nil {
      return handleAtHit(key, at: now)
    }
    let action = completing ?? selecting ?? keymap.action(for: key, in: context)
    if context == .prefix {
      front.isPrefixed = false
      guard let action, action != .back, action != .interrupt else { return [] }
      return perform(action, at: now)
    }
    // Only Ctrl-C right after Ctrl-C quits: any other key says that quitting was not meant.
    if notice?.kind == .quitAsked, action != .interrupt { notice = nil }
    if notice?.kind == .closeAsked, action != .reading(.closeConversation) { notice = nil }
    if let action { return perform(action, at: now) }
    guard case .character(let character) = key.key, key.modifiers.subtracting(.shift).isEmpty
    else { return [] }
    switch context {
    case .chat:
      front.composer.type(character)
      isCompletionInvited = true
      if character == " " { return attachTyped() }
    case .picker, .models, .outline, .bookmarks, .palette, .history, .themes, .help:
      editList(.type(String(character)))
    case .fileName: typeName(String(character))
    case .find, .found: return typeQuery(String(character))
    case .setup: typeSetup(String(character))
    case .logQuery, .logLine: return typeInLog(String(character), at: now)
    default: break
    }
    return []
  }
}
