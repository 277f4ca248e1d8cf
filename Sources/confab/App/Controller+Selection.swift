import ChatUI

/// What is done with selected text outside of the screen.
extension Controller {
  func run(_ effect: SelectionEffect) async {}
}
