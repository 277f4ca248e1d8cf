/// The list of what the word before the cursor may become. Responsible for what is in it and which
/// entry is selected; not for where entries come from, for keys, or for what choosing one does.
///
/// Paths come later than they are asked for: `number` names the request, and what is listed stays
/// until the answer to the newest one is there.
struct CompletionState: Hashable, Sendable {
  struct Item: Hashable, Sendable {
    /// What takes the word's place.
    var text: String
    /// What stands before and after it in the list: `/`, `TITLE`.
    var sign = ""
    var hint = ""
    /// A few words, dim.
    var detail = ""
    /// At the right: a key.
    var note = ""
    /// The characters of `text` that were typed.
    var places: [Int] = []
    /// It is of no use now; `detail` says why.
    var isUnmet = false
    /// Choosing it does not end the word: a directory.
    var goesOn = false
  }

  var target: CompletionTarget
  private(set) var items: [Item] = []
  /// nil: nothing is typed yet, and no key chose one.
  private(set) var selected: Int?
  /// A key chose it.
  private(set) var wasMoved = false
  /// Closed by a key, as long as the same word is written.
  var isClosed = false
  /// Of the request for paths.
  var number = 0
  /// More may come.
  var isLoading = false

  init(_ target: CompletionTarget) { self.target = target }

  /// A list that says only what stands there already is in the way; a command is still to be run, and
  /// a file to be attached.
  var isShown: Bool { !isClosed && !items.isEmpty && !(items.count == 1 && isExact && isArgument) }

  private var isArgument: Bool { if case .argument = target.kind { true } else { false } }

  /// What is typed stands in the list as it is.
  var isExact: Bool { items.contains { $0.text == target.query } }

  /// What a key takes: without a selection, the first one.
  var choice: Item? { selected.map { items[$0] } ?? items.first }

  mutating func fill(_ items: [Item]) {
    let before = wasMoved ? selected.map { self.items[$0].text } : nil
    self.items = items
    let kept = before.flatMap { text in items.firstIndex { $0.text == text } }
    wasMoved = kept != nil
    selected = kept ?? (target.query.isEmpty || items.isEmpty ? nil : 0)
  }

  /// What another list had stays in sight for now.
  mutating func keep(_ other: CompletionState) {
    let query = PickerQuery(target.query)
    items = other.items.compactMap { item in
      query.match(item.text).map {
        var item = item
        item.places = $0.places
        return item
      }
    }
    selected = items.isEmpty || target.query.isEmpty ? nil : 0
  }

  mutating func move(by count: Int) {
    guard !items.isEmpty else { return }
    let last = items.count - 1
    selected = selected.map { min(max(0, $0 + count), last) } ?? (count > 0 ? 0 : last)
    wasMoved = true
  }
}
