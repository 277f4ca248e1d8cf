import Chat
import TUI

/// The last row: what this conversation is, with whom, what it took so far, what runs, a key or two.
struct StatusBar {
  let model: Model
  let now: Now

  func row(width: Int) -> Row {
    let style = model.setup.theme[.statusBar]
    let items = shown.compactMap(item)
    let row =
      cells(" ", style: style)
      + LineItem.fit(items, separator: cells(" │ ", style: style), width: max(0, width - 1))
    return row + Array(repeating: Cell(base: 0x20, style: style), count: max(0, width - row.count))
  }

  /// The chosen items; that something runs or is not logged is said in any case.
  private var shown: [StatusItem] {
    guard let chosen = model.setup.preferences.statusItems else { return StatusItem.allCases }
    return [.running, .log].filter { !chosen.contains($0) } + chosen
  }

  private func item(_ item: StatusItem) -> LineItem? {
    switch item {
    case .running: running
    case .log: log
    case .others: others
    case .gate: gate
    case .title: title
    case .model: name
    case .endpoint: endpoint
    case .parameters: parameters
    case .context: context
    case .tokens: tokens
    case .cost: cost
    case .link: link
    case .hint: hint
    }
  }

  private func item(_ forms: (text: String, weight: Int)...) -> LineItem {
    LineItem(forms, style: model.setup.theme[.statusBar])
  }

  private var running: LineItem? {
    guard model.isTurnRunning else {
      // What grows on the screen is asked for by another program.
      guard model.transcript.last?.state == .streaming else { return nil }
      return item(("another Confab receives", 90), ("elsewhere", 100))
    }
    if let backoff = model.backoff {
      let lines = BackoffLines(model: model, backoff: backoff, now: now)
      return item((lines.summary, 90), (lines.shortSummary, 100))
    }
    if model.isStallAsked, let until = model.status.givesUpAt {
      let lines = StallLines(model: model, givesUpAt: until, now: now.instant)
      return item((lines.summary, 90), (lines.shortSummary, 100))
    }
    return item((MeterLine.word(model.status.phase), 100))
  }

  private var others: LineItem? {
    OthersWords(model.others, at: now).map {
      item(($0.whole, 50), ($0.medium, 60), ($0.short, 90))
    }
  }

  /// How requests are held back, and why: as long as they are.
  private var gate: LineItem? {
    guard let gate = model.gate else { return nil }
    let pace = GateWords(gate, at: now.instant)
    return item(
      ("\(pace.whole) (\(gate.reason))", 42), ("\(pace.whole) (\(pace.reason))", 47),
      (pace.short, 60))
  }

  private var log: LineItem? {
    if model.isLogUpdating { return item(("updating the log", 94), ("updating", 95)) }
    if model.isLogFailing { return item(("not logged", 95)) }
    return model.isFrontDeleted ? item(("in the trash", 93), ("trash", 94)) : nil
  }

  private var title: LineItem? {
    let title = model.conversation?.title ?? ""
    guard !title.isEmpty else { return item(("new conversation", 33), ("new", 34)) }
    let star = model.conversation?.isStarred == true ? "★ " : ""
    let tags = (model.conversation?.tags ?? []).map { " #\($0)" }.joined()
    var forms = [
      (star + title, 32), (star + Figures.short(title, to: 24), 36),
      (star + Figures.short(title, to: 12), 46),
    ]
    if !tags.isEmpty { forms.insert((star + title + tags, 31), at: 0) }
    return LineItem(forms, style: model.setup.theme[.statusBar])
  }

  private var name: LineItem? {
    let id = model.model.rawValue
    guard !id.isEmpty else { return item(("no model", 90)) }
    let last = id.split(separator: "/").last.map(String.init) ?? id
    return item((id, 38), (last, 85), (Figures.short(last, to: 12), 90))
  }

  private var endpoint: LineItem? { item((model.front.endpoint.name, 40)) }

  /// What is sent along in this conversation and not in all.
  private var parameters: LineItem? {
    let forms = ParameterWords(
      model.front.options, preset: model.front.preset,
      defaults: model.setup.preferences.requestDefaults, model: model.model
    ).forms
    guard let whole = forms.first, let short = forms.last else { return nil }
    return item((whole, 35), (short, 39), (Figures.short(short, to: 12), 41))
  }

  /// How much of the model's context is taken, where the model's length is known.
  private var context: LineItem? {
    guard let length = model.contextLength, length > 0,
      let use = ContextUse(
        model.transcript.newest, isWhole: model.transcript.hasStart && model.transcript.hasEnd)
    else { return nil }
    let percent = Double(use.tokens) / Double(length) * 100
    let figure = percent < 1 ? "<1" : String(Int(min(percent, 9_999)))
    return item(("ctx \(use.isEstimate ? "~" : "")\(figure)%", 42))
  }

  private var tokens: LineItem? {
    let totals = model.totals
    guard totals.promptTokens + totals.completionTokens > 0 else { return nil }
    let sent = FigureText.count(totals.promptTokens) + atLeast
    let received = FigureText.count(totals.completionTokens) + atLeast
    return item(("↑\(sent) ↓\(received)", 40))
  }

  /// Never a made-up 0: a dash as long as no price was reported.
  private var cost: LineItem? {
    guard let cost = model.totals.cost.flatMap(FigureText.cost) else { return item(("$–", 20)) }
    return item((cost + atLeast, 44))
  }

  /// Of a long conversation only what was read is counted.
  private var atLeast: String { model.totals.uncounted > 0 ? "+" : "" }

  /// That the screen is far away, and how slow the way to it is.
  private var link: LineItem? {
    guard model.setup.overSSH else { return nil }
    guard let rate = model.link.bytesPerSecond else { return item(("ssh", 30)) }
    let words = Figures.bytesPerSecond(rate)
    return item(("ssh \(words)", 43), (words, 48))
  }

  /// Help when nothing else is going on; else how to end what is, which stays in any width.
  private var hint: LineItem? {
    let keys = model.keymap
    let isInFront = model.keyContext == .chat && model.front.branching.edit == nil
    // The selection and what is edited have the way back in a line of their own.
    let isSaid = [.chat, .selection].contains(model.keyContext)
    guard isInFront ? model.isTurnRunning : !isSaid else {
      return keys.label(of: .showHelp, in: .chat).map { item(("\($0) help", 65)) }
    }
    let what = isInFront ? "stop" : "back"
    return keys.label(of: .back, in: .chat).map { item(("\($0) \(what)", 65), ($0, 91)) }
  }
}
