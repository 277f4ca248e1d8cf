import Chat
import TUI

/// Tells a paste from typing where the terminal does not bracket what is pasted: then it comes as keys,
/// and each line break in it looks like Enter, which would send the first line.
///
/// Responsible for: which keys of a read are a paste, and whether an Enter at the end of many keys was
/// pressed. On a slow link, keys that were typed ahead come in one read, too: an Enter that ends it
/// counts as pressed, unless more follows at once. Not for: what a paste or a key does then.
struct PasteBurst: Sendable {
  /// Keys in one read that nobody types with a line break among them. Fewer would take a short answer
  /// that was typed ahead for a paste; more would miss short lines.
  private static let fewestKeys = 6
  /// Keys in one read that are a paste also without a line break.
  private static let manyKeys = 64
  /// Seconds without a key after which a paste is over.
  private static let silence = 0.12
  /// Seconds that an Enter at the end of many keys waits for what may follow. Longer is felt as a
  /// delay; shorter than two reads of one paste lie apart, and a paste is sent.
  private static let patience = 0.04

  /// This terminal brackets its pastes: keys are keys.
  private var isBracketed = false
  private var pasteEnds: Instant?
  /// When the Enter that waits counts as pressed; nil: none waits.
  private(set) var enterDue: Instant?

  /// What one read held, each paste in it as one.
  /// - Parameter isWriting: the keys go into a text, in which line breaks may stand.
  mutating func fold(_ inputs: [Input], isWriting: Bool, at now: Instant) -> [Input] {
    if inputs.contains(where: { if case .paste = $0 { true } else { false } }) {
      isBracketed = true
    }
    guard isWriting, !isBracketed else { return take(at: now, force: true) + inputs }
    var folded = take(at: now)
    var rest = inputs[...]
    while !rest.isEmpty {
      let run = rest.prefix { Self.text(of: $0) != nil }
      if run.isEmpty {
        // No paste holds such a key.
        pasteEnds = nil
        folded += take(at: now, force: true)
        folded.append(rest.removeFirst())
      } else {
        folded += fold(run, at: now)
        rest = rest.dropFirst(run.count)
      }
    }
    return folded
  }

  /// The Enter that waited, when it has waited long enough.
  mutating func take(at now: Instant, force: Bool = false) -> [Input] {
    guard let due = enterDue, force || due <= now else { return [] }
    enterDue = nil
    return [Self.enter]
  }

  private mutating func fold(_ run: ArraySlice<Input>, at now: Instant) -> [Input] {
    let breaks = run.indices.filter { run[$0] == Self.enter }
    let isGoingOn = pasteEnds.map { now < $0 } ?? false
    let isMany = run.count >= Self.fewestKeys
    let hasBreakWithin = breaks.contains { $0 < run.endIndex - 1 }
    if isGoingOn || isMany && (hasBreakWithin || enterDue != nil) || run.count >= Self.manyKeys {
      // What came before was its beginning.
      let before = enterDue == nil ? "" : "\n"
      enterDue = nil
      pasteEnds = now.advanced(bySeconds: Self.silence)
      return [.paste(before + run.compactMap(Self.text).joined())]
    }
    let first = take(at: now, force: true)
    guard isMany, run.last == Self.enter else { return first + run }
    enterDue = now.advanced(bySeconds: Self.patience)
    return first + run.dropLast()
  }

  private static let enter = Input.key(KeyPress(.enter))

  /// What a key of a paste stands for; nil: no paste holds it.
  private static func text(of input: Input) -> String? {
    switch input {
    case enter, .key(KeyPress(.character("j"), .control)): "\n"
    case .key(KeyPress(.tab)): "\t"
    case .key(let key):
      if case .character(let character) = key.key, key.modifiers.isEmpty {
        String(character)
      } else {
        nil
      }
    case .paste, .focus, .wheel, .mouse, .reply: nil
    }
  }
}
