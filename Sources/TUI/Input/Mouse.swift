/// What the mouse does, where the terminal hands it over: its left button, and its wheel.
package struct MouseEvent: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case press, release
    /// Moved with the button down.
    case drag
    /// By notches: negative is up.
    case wheel(Int)
  }

  package var kind: Kind
  package var place: Point

  package init(_ kind: Kind, at place: Point) {
    self.kind = kind
    self.place = place
  }
}
