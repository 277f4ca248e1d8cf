import Chat
import TUI

extension Model {
  var layoutContext: LayoutContext {
    LayoutContext(theme: setup.theme, utcOffset: utcOffset)
  }

  mutating func resize(to size: Size) -> [Effect] {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    return []
  }

  /// The wheel: in a panel or a list it moves that, else the transcript.
  mutating func scroll(byLines lines: Int) {
    switch keyContext {
    case .chat: front.transcript.scroll(by: lines, in: transcriptSize, layoutContext)
    case .failure, .help: scrollPanel(by: lines)
    case .picker: editPicker { $0.move(by: lines) }
    default: break
    }
  }

  mutating func scrollPage(_ direction: Int) {
    front.transcript.page(direction, in: transcriptSize, layoutContext)
  }

  private var transcriptSize: Size { ScreenLayout(of: self).transcript.size }
}
