/// One setting: its key, what is said about it, what it may be, and what it changes. Reading, the
/// default file and the list of effective values all come from it.
///
/// - Note: `Target` is `Settings`, or one entry of a table that has a name: an endpoint, a preset.
struct Setting<Target: Sendable>: Sendable {
  /// Within its table.
  let key: String
  /// For the default file: one line, without a full stop.
  let comment: String
  /// A right value as it would stand in the file; another than the default.
  let example: String
  let allowed: String
  private let take: @Sendable (inout TableReader, inout Target) -> Bool
  /// The value in a target; nil: nothing is set.
  let text: @Sendable (Target) -> SettingText?

  init<Value: Sendable>(
    _ key: String, _ comment: String, _ kind: SettingKind<Value>, example: Value,
    get: @escaping @Sendable (Target) -> Value?,
    set: @escaping @Sendable (inout Target, Value) -> Void
  ) {
    let text = kind.text(example).toml
    self.key = key
    self.comment = comment
    self.example = text
    allowed = kind.allowed
    take = { table, target in
      guard let value = kind.read(&table, key, text) else { return false }
      set(&target, value)
      return true
    }
    self.text = { get($0).map { kind.text(kind.shown($0)) } }
  }

  init<Value: Sendable>(
    _ key: String, _ comment: String, _ kind: SettingKind<Value>, example: Value,
    at path: any WritableKeyPath<Target, Value> & Sendable
  ) {
    self.init(key, comment, kind, example: example) {
      $0[keyPath: path]
    } set: {
      $0[keyPath: path] = $1
    }
  }

  init<Value: Sendable>(
    _ key: String, _ comment: String, _ kind: SettingKind<Value>, example: Value,
    at path: any WritableKeyPath<Target, Value?> & Sendable
  ) {
    self.init(key, comment, kind, example: example) {
      $0[keyPath: path]
    } set: {
      $0[keyPath: path] = $1
    }
  }

  /// Reads it, where the table has it, into the target.
  func read(_ table: inout TableReader, into target: inout Target) {
    if take(&table, &target) { table.note(key) }
  }
}
