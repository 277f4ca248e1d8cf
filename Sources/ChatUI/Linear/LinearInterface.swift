package import Chat
import TUI

/// Linear mode without the terminal: lines come in, lines and effects go out. It owns the model, like the
/// full screen's loop, and changes it by `update` alone.
package struct LinearInterface: Sendable {
  /// What came of an event.
  package struct Outcome: Sendable {
    package var effects: [Effect] = []
    /// To be written, in this order: printable text only.
    package var lines: [String] = []

    mutating func append(_ other: Outcome) {
      effects += other.effects
      lines += other.lines
    }
  }

  /// How a prompt of several lines comes to its end.
  private enum Gathering {
    case none
    /// Each line but the last ends with a backslash.
    case continued
    /// Lines came at once: what was pasted may go on in the line that is being typed, so an empty line
    /// sends them.
    case pasted
  }

  /// Bytes of a line that the terminal's driver may have cut.
  private static let longestLine = 4_095

  package private(set) var model: Model
  var view: LinearView
  private var gathering = Gathering.none
  private var gathered: [String] = []

  package init(model: Model, isEchoed: Bool) {
    self.model = model
    view = LinearView(isEchoed: isEchoed)
  }

  /// What stands where the next line is typed; nil: an answer is coming, and nothing is asked.
  package var prompt: String? { gathered.isEmpty ? view.prompt(model) : "More: " }
  /// What is typed must not be seen.
  package var isSecret: Bool { view.isSecret(model) }

  /// Something is being made or looked up that the next line may be about.
  package var isBusy: Bool {
    model.isTurnRunning || view.panel?.isLoading == true || model.linear.awaitsFiles
      || model.front.switching != nil || !model.front.queued.isEmpty
      || model.linear.reading != nil && view.readings != model.linear.readings
  }

  package func nextTick(at now: Now) -> Instant? { view.nextTick(model, at: now) }

  /// The first lines.
  package mutating func begin(at now: Now) -> [String] {
    let problems = model.setup.welcome
    return problems.map { LinearWords.safe(LinearWords.sentence($0)) }
      + view.lines(after: nil, model, at: now)
  }

  package mutating func handle(_ event: Event, at now: Now) -> Outcome {
    var outcome = Outcome(effects: update(&model, event, at: now))
    if outcome.effects.contains(.session(.cancel)) { view.turn.isCancelled = true }
    outcome.lines = view.lines(after: event, model, at: now)
    // A text without choices is done with when it was read.
    if view.isPanelRead {
      outcome.effects += update(&model, .linear(.back), at: now)
      outcome.lines += view.lines(after: .linear(.back), model, at: now)
    }
    return outcome
  }

  /// Ctrl-C.
  package mutating func interrupt(at now: Now) -> Outcome {
    forgetGathered()
    return handle(.linear(.interrupt), at: now)
  }

  // MARK: Lines

  /// What was typed or pasted: lines that came at once are together.
  package mutating func take(_ lines: [String], at now: Now) -> Outcome {
    let line = lines.first ?? ""
    guard lines.count <= 1 || isSecret else {
      gathering = .pasted
      return gather(lines, at: now)
    }
    if gathering == .none, line.utf8.count >= Self.longestLine, !isSecret {
      gathering = .pasted
      var outcome = gather([line], at: now)
      outcome.lines.insert(
        "This line may lack its end: a terminal takes no more than 4,095 bytes in one. "
          + "/editor takes any length.", at: 0)
      return outcome
    }
    switch gathering {
    case .none:
      guard view.panel == nil, line.hasSuffix("\\"), !line.hasPrefix("/") else {
        return take(line, at: now)
      }
      gathering = .continued
      return gather([String(line.dropLast())], at: now)
    case .continued:
      if line.hasSuffix("\\") { return gather([String(line.dropLast())], at: now) }
      gathered.append(line)
      return sendGathered(at: now)
    case .pasted:
      switch line.trimmed {
      case "", "/send": return sendGathered(at: now)
      case "/drop":
        forgetGathered()
        return handle(.linear(.drop), at: now)
      default: return gather([line], at: now)
      }
    }
  }

  private mutating func gather(_ lines: [String], at now: Now) -> Outcome {
    gathered += lines
    let text = gathered.joined(separator: "\n")
    view.gathered = Sanitizer.prompt(text)
    var outcome = handle(.linear(.gathered(text)), at: now)
    if gathering == .pasted {
      outcome.lines.append(
        "\(LinearWords.count(gathered.count, "line")) so far. More lines are added, "
          + "an empty line sends them, /drop drops them.")
    }
    return outcome
  }

  private mutating func sendGathered(at now: Now) -> Outcome {
    let text = gathered.joined(separator: "\n")
    forgetGathered()
    return send(text, at: now)
  }

  private mutating func forgetGathered() {
    (gathering, gathered, view.gathered) = (.none, [], "")
  }

  private mutating func take(_ line: String, at now: Now) -> Outcome {
    let text = line.trimmed
    if isSecret, text.first != "/", Int(text) == nil {
      return handle(.linear(text.isEmpty ? .back : .key(SecretText(text))), at: now)
    }
    if let panel = view.panel, let outcome = choose(text, in: panel, at: now) { return outcome }
    if let answer = answer(text) { return handle(.linear(answer), at: now) }
    var argument = ""
    if let command = LinearCommand(text, argument: &argument) {
      return perform(command, argument, at: now)
    }
    if case .command(let command, _) = SlashLine(text),
      let refusal = LinearCommand.refusal(of: command)
    {
      return Outcome(lines: [refusal])
    }
    return text.isEmpty ? handle(.linear(.nothing), at: now) : send(line, at: now)
  }

  private mutating func send(_ line: String, at now: Now) -> Outcome {
    if !model.isTurnRunning { view.typed = Sanitizer.prompt(line) }
    return handle(.linear(.line(line)), at: now)
  }

  // MARK: What is open

  /// nil: the line is for the conversation.
  private mutating func choose(
    _ text: String, in panel: LinearPanel, at now: Now
  ) -> Outcome? {
    if text.isEmpty { return handle(.linear(.back), at: now) }
    if text.lowercased() == "more" {
      var outcome = Outcome(lines: view.more())
      if view.isPanelRead { outcome.append(handle(.linear(.back), at: now)) }
      return outcome
    }
    if let number = Int(text) {
      guard panel.entries.indices.contains(number - 1) else {
        return panel.entries.isEmpty ? nil : Outcome(lines: ["There is no number \(number)."])
      }
      return handle(
        .linear(.entry(number - 1, words: panel.entries[number - 1].words)), at: now)
    }
    guard panel.isFiltered, !text.hasPrefix("/") else { return nil }
    return handle(.linear(.narrow(text)), at: now)
  }

  /// The letter that answers a wait.
  private func answer(_ text: String) -> LinearInput? {
    guard model.isWaiting, text.count == 1 else { return nil }
    switch text.lowercased() {
    case "r" where model.backoff != nil || model.isStallAsked: return .perform(.askAgain)
    case "k" where model.isStallAsked: return .perform(.keepWaiting)
    case "s": return .perform(.back)
    case "m": return .perform(.chooseModel)
    case "e": return .perform(.editPrompt)
    default: return nil
    }
  }

  // MARK: Commands of linear mode

  private mutating func perform(
    _ command: LinearCommand, _ argument: String, at now: Now
  ) -> Outcome {
    if let action = command.action { return handle(.linear(.perform(action)), at: now) }
    switch command {
    case .send:
      if model.composer.isEmpty { return Outcome(lines: ["There is no draft."]) }
      return handle(.linear(.nothing), at: now)
    case .drop: return handle(.linear(.drop), at: now)
    case .favourite: return handle(.linear(.favourite), at: now)
    case .status: return Outcome(lines: view.status(model, at: now))
    case .last:
      let lines = view.readAgain(max(1, min(Int(argument) ?? 2, 50)), model, at: now)
      var outcome = Outcome(lines: lines)
      outcome.append(handle(.linear(.goTo(nil)), at: now))
      return outcome
    case .earlier, .later:
      let (lines, place) = view.readFurther(command == .earlier ? .earlier : .later, model, at: now)
      var outcome = Outcome(lines: lines)
      if let place { outcome.append(handle(.linear(.goTo(place)), at: now)) }
      return outcome
    case .findRegex, .findWords, .findCase:
      guard let options = command.findOptions, !argument.isEmpty else {
        return Outcome(lines: ["Type /\(command.names[0]) and, behind a blank, what to find."])
      }
      return handle(.linear(.text(.find(argument, options))), at: now)
    case .links: return handle(.linear(.text(.links)), at: now)
    case .pager, .edit:
      let number = Int(argument)
      guard argument.isEmpty || (number ?? 0) > 0 else {
        return Outcome(lines: ["/\(command.names[0]) takes a number, or nothing."])
      }
      let text: LinearText = command == .pager ? .pager(number) : .edit(number ?? 1)
      return handle(.linear(.text(text)), at: now)
    case .older, .newer, .difference, .undo, .stop: return Outcome()
    }
  }
}
