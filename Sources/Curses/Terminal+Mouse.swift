import CTerminal

/// The mouse: the terminal's own, as long as nobody wants it here.
extension Terminal {
  /// Buttons, and moves while one is down (1002), in a form that has no largest column (1006).
  static let mouseOn = Array("\u{1B}[?1002h\u{1B}[?1006h".utf8)
  static let mouseOff = Array("\u{1B}[?1006l\u{1B}[?1002l".utf8)

  /// From now on `.mouse` inputs tell what it does, or no longer.
  package func takeMouse(_ takes: Bool) {
    guard usesModes, takes != takesMouse else { return }
    takesMouse = takes
    guard isOpen, modesAreOn else { return }
    guardAgainstCrashes()
    let bytes = takes ? Self.mouseOn : Self.mouseOff
    _ = ct_queue(bytes, bytes.count)
    _ = pump()
  }
}
