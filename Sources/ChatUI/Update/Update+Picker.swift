import Chat
import TUI

extension Model {
  /// Changes the list on top, if one is.
  mutating func editList(_ edit: ListEdit) {
    if isBrowserOnTop { return editLogList(edit) }
    switch overlay {
    case .models(var panel):
      panel.perform(edit)
      overlay = .models(panel)
    case .history(var panel):
      panel.perform(edit)
      overlay = .history(panel)
    case .palette(var panel):
      panel.perform(edit)
      overlay = .palette(panel)
    case .help(var panel):
      panel.perform(edit)
      overlay = .help(panel)
    case .themes(var panel):
      panel.picker.perform(edit)
      overlay = .themes(panel)
    case .choice(var picker, let purpose):
      picker.perform(edit)
      overlay = .choice(picker, purpose)
    case .links(var picker):
      picker.perform(edit)
      overlay = .links(picker)
    case .outline(var panel):
      panel.perform(edit)
      overlay = .outline(panel)
    case .bookmarks(var panel):
      panel.perform(edit)
      overlay = .bookmarks(panel)
    default: break
    }
  }

  mutating func pickPage(_ direction: Int) {
    if isBrowserOnTop { return pickLogPage(direction) }
    let area = ScreenLayout(of: self).overlay
    let foot = if case .models = overlay { ModelView.footRows(in: area) } else { 0 }
    let place = keyContext == .themes ? ThemeView.place(in: area) : area
    let rows = ListView.listRows(in: place) - foot
    editList(.move(direction * max(1, rows - 1)))
  }

  mutating func choose(at now: Now) -> [Effect] {
    if isBrowserOnTop { return chooseInLog(at: now) }
    switch overlay {
    case .models(let panel): return choose(in: panel, at: now)
    case .choice(let picker, .endpoint):
      guard let choice = picker.choice else { return [] }
      overlay = nil
      return useEndpoint(choice.text, at: now)
    case .history(let panel):
      guard let choice = panel.choice else { return [] }
      overlay = nil
      front.composer.replace(with: choice)
    case .palette(let panel): return runFromPalette(panel, at: now)
    case .links(let picker):
      guard let choice = picker.choice else { return [] }
      overlay = nil
      return use(SelectedText(link: choice.text), for: .copy, at: now)
    case .choice(_, .configuration): return chooseOfConfiguration()
    case .choice(let picker, .openConversation):
      guard case .item(let item)? = picker.choice else { return [] }
      return openChosen(item, at: now)
    case .choice(let picker, let purpose):
      guard let choice = picker.choice else { return [] }
      overlay = nil
      switch purpose {
      case .parameter: return chooseParameter(choice.text, at: now)
      case .preset: return usePreset(choice.text, at: now)
      case .endpoint, .openConversation, .configuration: return []
      }
    case .outline, .bookmarks: return chooseContents(at: now)
    case .themes(let panel): return keepTheme(of: panel)
    default: break
    }
    return []
  }
}

extension Picker.Choice {
  var text: String {
    switch self {
    case .item(let item): item.text
    case .typed(let text): text
    }
  }
}
