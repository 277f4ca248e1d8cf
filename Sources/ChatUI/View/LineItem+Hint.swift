import TUI

extension LineItem {
  /// A key and what it does; nil when nothing is bound to it. Of what it does, `short` is left first,
  /// then the key alone.
  static func hint(
    _ action: Action, _ text: String, _ short: String? = nil, in context: KeyContext = .chat,
    weight: Int, _ theme: Theme, _ keys: Keymap
  ) -> LineItem? {
    guard let key = keys.label(of: action, in: context) else { return nil }
    var forms = [("\(key) \(text)", weight - 20)]
    if let short { forms.append(("\(key) \(short)", weight - 1)) }
    forms.append((key, weight))
    return LineItem(forms, style: theme[.notice])
  }
}
