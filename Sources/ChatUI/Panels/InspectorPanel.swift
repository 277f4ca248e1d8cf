package import Chat

/// Exactly what was sent and received for an attempt of an answer, a part at a time.
package struct InspectorPanel: Sendable {
  enum Part: Int, CaseIterable, Sendable {
    case request, response, stream

    var name: String {
      switch self {
      case .request: "request"
      case .response: "response"
      case .stream: "stream"
      }
    }
  }

  var target: InspectionTarget
  private(set) var part: Part
  /// The body as it was sent, not laid out.
  private(set) var isRaw = false
  private(set) var text = InspectorText()
  var scroll = LineScroll()
  /// Where Esc goes back to.
  var opener: FailurePanel?
  private let utcOffset: Int

  /// The last attempt of an answer, or the one under way.
  package init(for message: Message, running: Int? = nil, utcOffset: Int = 0) {
    self.init(InspectionTarget(message, running: running), utcOffset: utcOffset)
  }

  init(_ target: InspectionTarget, utcOffset: Int) {
    self.target = target
    self.utcOffset = utcOffset
    part = target.facts?.failure == nil ? .request : .response
    refresh()
  }

  mutating func show(_ part: Part) {
    guard part != self.part else { return }
    self.part = part
    scroll = LineScroll()
    text = InspectorText()
    refresh()
  }

  /// The part before or after, round and round.
  mutating func turn(by step: Int) {
    let count = Part.allCases.count
    show(Part.allCases[((part.rawValue + step) % count + count) % count])
  }

  mutating func toggleRaw() {
    isRaw.toggle()
    show(.request)
    text = InspectorText()
    scroll = LineScroll()
    refresh()
  }

  /// Takes in what is known now. What was sent does not change, and of a stream only what came since
  /// is looked at.
  mutating func refresh() {
    switch part {
    case .request: text.showRequest(target, isRaw: isRaw, utcOffset: utcOffset)
    case .response: text.showResponse(target)
    case .stream: text.showStream(target)
    }
  }
}
