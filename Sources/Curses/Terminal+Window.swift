import CTerminal
package import TUI

/// What the window around the screen says. It is written between frames, and taken back when the
/// terminal is given back: the title that the window had before, and no progress.
extension Terminal {
  /// Says what differs from what was said last.
  package func show(_ state: WindowState) {
    guard usesModes, state != window else { return }
    let before = window
    window = state
    guard isOpen, modesAreOn else { return }
    guardAgainstCrashes()
    queueWindow(since: before)
    _ = pump()
  }

  /// Calls the user back.
  package func notify(_ attention: Attention) {
    let bell: [UInt8] = attention.rings ? [0x07] : []
    let bytes = usesModes ? windowSequences.notification(attention.text, attention.form) : []
    if !(bell + bytes).isEmpty { send(bytes + bell) }
  }

  /// All of it, or what changed since.
  func queueWindow(since before: WindowState = WindowState()) {
    var bytes: [UInt8] = []
    if let title = window.title {
      if before.title == nil { bytes += WindowSequences.keptTitle }
      if title != before.title { bytes += windowSequences.title(title) }
    } else if before.title != nil {
      bytes += WindowSequences.restoredTitle
    }
    let wishes = window.progress != .none && window.progressWish != before.progressWish
    if window.progress != before.progress || wishes {
      let off = window.progressWish == .off
      bytes += windowSequences.progress(
        off ? .none : window.progress, off ? before.progressWish : window.progressWish)
    }
    _ = ct_queue(bytes, bytes.count)
  }

  /// Takes back what was said.
  var windowFarewell: [UInt8] {
    (window.progress == .none ? [] : windowSequences.progress(.none, window.progressWish))
      + (window.title == nil ? [] : WindowSequences.restoredTitle)
  }
}
