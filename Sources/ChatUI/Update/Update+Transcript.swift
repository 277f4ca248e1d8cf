import Chat
import TUI

extension Model {
  var layoutContext: LayoutContext {
    var context = LayoutContext(theme: setup.theme, zone: zone)
    context.reasoning = reasoning
    context.continueKey = keymap.label(of: .continueAnswer, in: .chat)
    context.pattern = front.find?.pattern ?? hitPattern
    return context
  }

  mutating func resize(to size: Size) -> [Effect] {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    return []
  }

  /// The wheel: in a panel or a list it moves that, else the transcript.
  mutating func scroll(byLines lines: Int) {
    switch keyContext {
    case .chat, .find, .found, .selection, .fileName, .copyWarning, .completion, .prefix,
      .region, .hits:
      front.transcript.scroll(by: lines, in: transcriptSize, layoutContext)
    case .failure, .help, .difference, .tokens, .inspector, .logStatistics: scrollPanel(by: lines)
    case .logQuery, .logList: editList(.move(lines))
    case .logLine: break
    case .tree: editTree { $0.move(by: lines) }
    case .picker, .models, .outline, .bookmarks, .palette, .history, .themes: editList(.move(lines))
    case .keyDebugger, .setup: break
    }
  }

  mutating func scrollPage(_ direction: Int) {
    front.transcript.page(direction, in: transcriptSize, layoutContext)
  }

  /// The transcript's own part of the screen.
  var transcriptSize: Size { ScreenLayout(of: self).transcript.size }

  /// Only another branch has to be put on the screen: for the rest nothing is divided.
  func transcriptSize(for update: SessionUpdate) -> Size {
    if case .branch = update { transcriptSize } else { size }
  }

  /// After each event: what of the branch is held follows the reader.
  mutating func tendTranscript() -> [Effect] {
    front.transcript.newAnswer = setup.preferences.newAnswer
    if isFocused {
      front.transcript.lookBack()
    } else {
      front.transcript.lookAway(in: size, layoutContext)
    }
    // Dividing the screen costs more than a token may.
    let size = front.transcript.needsExactSize ? transcriptSize : self.size
    let place = front.transcript.tend(in: size, layoutContext, letsGo: !isLogFailing)
    guard let place, let id = front.id else { return [] }
    return [.loadPage(id, place)]
  }
}
