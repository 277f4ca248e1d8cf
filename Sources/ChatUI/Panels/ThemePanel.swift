/// The themes; the selected one is tried on the screen. Responsible for the list and which of it is
/// tried; not for reading themes, nor for giving the former one back.
package struct ThemePanel: Sendable {
  var picker = Picker(title: "theme", allowsTyped: false, loading: "reading the themes …")
  /// The one that is chosen for good; empty until the list has come.
  private(set) var chosen = ""
  /// The one that was last asked for, to try it on.
  var tried = ""
  /// What is wrong with it.
  var problems: [String] = []

  package init() {}

  mutating func fill(_ choices: [ThemeChoice], chosen: String) {
    picker.fill(choices.map { Picker.Item(text: $0.name, detail: $0.summary) })
    if self.chosen.isEmpty { picker.select(chosen) }
    self.chosen = chosen
    if tried.isEmpty { tried = chosen }
  }
}
