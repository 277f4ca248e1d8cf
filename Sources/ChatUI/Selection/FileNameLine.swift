/// The line that asks what a file is to be called.
struct FileNameLine: Hashable, Sendable {
  var name: String
  /// What is saved.
  var text: String
  var what: String
  /// Why it was not saved under the name that stands here; nil: nobody tried.
  var problem: String?

  mutating func type(_ text: some StringProtocol) {
    name += text.filter { !$0.isNewline }
    problem = nil
  }

  mutating func deleteBackward() {
    guard !name.isEmpty else { return }
    name.removeLast()
    problem = nil
  }

  /// Back to the last slash, or the last dot.
  mutating func deleteWordBackward() {
    guard !name.isEmpty else { return }
    name.removeLast()
    while let last = name.last, last != "/", last != "." { name.removeLast() }
    problem = nil
  }

  mutating func clear() {
    name = ""
    problem = nil
  }
}
