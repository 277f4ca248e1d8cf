import Chat
import TUI

/// What stands in an empty transcript: who one talks to, what to do first, what went wrong at the
/// start, and the conversation that may be gone on with. In a small window the least important
/// lines go first, never the way to begin.
struct Welcome {
  let model: Model

  /// Columns of text at most: lines stay readable on a wide screen.
  private static let width = 72

  private struct Block {
    var rows: [Row]
    var weight: Int
    /// A blank line above, where there is room.
    var isApart = false
  }

  func rows(in size: Size) -> [Row] {
    let width = min(Self.width, size.columns)
    var blocks = [title, setup, problems, log, hint, demo, offer].compactMap { $0?(width) }
    func height() -> Int { blocks.reduce(0) { $0 + $1.rows.count + ($1.isApart ? 1 : 0) } }
    if height() > size.rows { for index in blocks.indices { blocks[index].isApart = false } }
    while height() > size.rows, blocks.count > 1,
      let index = blocks.indices.min(by: { blocks[$0].weight < blocks[$1].weight })
    {
      blocks.remove(at: index)
    }
    if blocks.first?.isApart == true { blocks[0].isApart = false }
    let indent = cells(
      String(repeating: " ", count: (size.columns - width) / 2), style: theme[.text])
    let above = Array(repeating: Row(), count: max(0, (size.rows - height()) / 3))
    let lines = blocks.flatMap { ($0.isApart ? [Row()] : []) + $0.rows.map { indent + $0 } }
    return Array((above + lines).prefix(max(0, size.rows)))
  }

  private var theme: Theme { model.setup.theme }

  private var title: ((Int) -> Block)? {
    { _ in
      Block(
        rows: [
          cells("Confab ", style: theme[.heading])
            + cells(model.setup.version, style: theme[.dim])
        ], weight: 20)
    }
  }

  private var setup: ((Int) -> Block)? {
    { width in
      let facts = model.front.endpoint
      let name = facts.name
      let endpoint = name == facts.address ? name : "\(name) · \(facts.address)"
      let id = model.model.rawValue
      var rows = [
        Labelled.rows("model", id.isEmpty ? "none set: choose one" : id, width, theme),
        Labelled.rows("endpoint", endpoint, width, theme),
      ]
      if let origin = facts.keyOrigin { rows.append(Labelled.rows("key", origin, width, theme)) }
      return Block(rows: rows.flatMap(\.self), weight: 10, isApart: true)
    }
  }

  private var problems: ((Int) -> Block)? {
    guard !model.setup.welcome.isEmpty else { return nil }
    return { width in
      let rows = model.setup.welcome.flatMap {
        wrap(cells($0, style: theme[.warning]), width: max(1, width))
      }
      return Block(rows: rows, weight: 40, isApart: true)
    }
  }

  /// Of a long log this stands here for seconds, once after a new version was installed.
  private var log: ((Int) -> Block)? {
    guard model.isLogUpdating else { return nil }
    let text = "Bringing the log up to date, once for this version. It opens when that is done."
    return { width in Block(rows: paragraph(text, width, .notice), weight: 60, isApart: true) }
  }

  private var hint: ((Int) -> Block)? {
    { width in
      let keys = model.keymap
      let send = keys.label(of: .send, in: .chat) ?? ""
      let help = keys.label(of: .showHelp, in: .chat) ?? ""
      let text = "Type a prompt and press \(send). \(help) help"
      return Block(rows: paragraph(text, width, .text), weight: 50, isApart: true)
    }
  }

  private var demo: ((Int) -> Block)? {
    guard model.front.endpoint.isDemo else { return nil }
    return { width in
      let models = model.keymap.label(of: .chooseModel, in: .chat) ?? ""
      let text = "Ask: What is Confab? · \(models) lists scenarios for every error"
      return Block(rows: paragraph(text, width, .text), weight: 30)
    }
  }

  private var offer: ((Int) -> Block)? {
    // With something typed, Enter sends that.
    guard let offer = model.offer, model.composer.isEmpty else { return nil }
    return { width in
      let send = model.keymap.label(of: .send, in: .chat) ?? ""
      let conversation = offer.conversation
      let time = Figures.time(conversation.updatedAt, utcOffset: model.utcOffset)
      let title = conversation.title.isEmpty ? "the last conversation" : "“\(conversation.title)”"
      let when = offer.day.map { "\($0), \(time)" } ?? time
      var text = "\(send): go on with \(title) (\(when))"
      if let words = offer.lastAnswer.words(at: time) { text += "; " + words }
      return Block(rows: paragraph(text, width, .notice), weight: 60, isApart: true)
    }
  }

  private func paragraph(_ text: String, _ width: Int, _ role: StyleRole) -> [Row] {
    wrap(cells(text, style: theme[role]), width: max(1, width))
  }
}
