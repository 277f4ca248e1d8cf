/// A table of the configuration file with its settings.
struct SettingsSection: Sendable {
  /// A setting as the default file shows it.
  struct Line: Hashable, Sendable {
    var comment: String
    var key: String
    /// What stands behind `=`.
    var value: String
    /// It is what holds when the file does not say it; else an example.
    var isDefault: Bool
  }

  /// A value that holds, by its dotted key.
  struct Value: Hashable, Sendable {
    var key: String
    var text: SettingText
  }

  /// As it stands in the file: `[retry]`, `[endpoints.work]`, `[[model_rules]]`; empty: the top.
  let heading: String
  let comment: String
  /// Whether the heading is an example as well: it would add something.
  let isExample: Bool
  let lines: [Line]
  /// Keys with right values that are no defaults.
  let examples: [(key: String, value: String)]
  let read: @Sendable (_ root: inout TableReader, _ settings: inout Settings) -> Void
  let values: @Sendable (Settings) -> [Value]
}

extension SettingsSection {
  /// A table whose keys are the user's own.
  init(
    heading: String, comment: String, lines: [Line],
    read: @escaping @Sendable (_ root: inout TableReader, _ settings: inout Settings) -> Void,
    values: @escaping @Sendable (Settings) -> [Value]
  ) {
    self.init(
      heading: heading, comment: comment, isExample: false, lines: lines,
      examples: lines.map { ($0.key, $0.value) }, read: read, values: values)
  }

  /// A table whose keys are known.
  /// - Parameter name: nil: the top of the file.
  static func table(_ name: String?, _ comment: String, _ settings: [Setting<Settings>]) -> Self {
    let standard = Settings()
    return SettingsSection(
      heading: name.map { "[\($0)]" } ?? "", comment: comment, isExample: false,
      lines: settings.map { $0.line(standard: $0.text(standard)) },
      examples: settings.map { ($0.key, $0.example) }
    ) { root, target in
      guard let name else {
        for setting in settings { setting.read(&root, into: &target) }
        return
      }
      guard var table = root.table(name) else { return }
      for setting in settings { setting.read(&table, into: &target) }
      table.refuseOthers()
      root.adopt(table)
    } values: { target in
      settings.compactMap { setting in
        setting.text(target).map {
          Value(key: [name, setting.key].compactMap(\.self).joined(separator: "."), text: $0)
        }
      }
    }
  }

  /// Tables that the user names: `[presets.brief]`.
  /// - Parameters:
  ///   - example: a name for the default file.
  ///   - hints: for unknown keys that are worth a word of their own.
  ///   - add: takes an entry that was read; may find problems with the whole of it.
  static func named<Entry: Sendable>(
    _ name: String, example: String, _ comment: String, _ settings: [Setting<Entry>],
    empty: Entry, hints: [String: String] = [:],
    add: @escaping @Sendable (String, Entry, inout TableReader, inout Settings) -> Void,
    entries: @escaping @Sendable (Settings) -> [(name: String, entry: Entry)]
  ) -> Self {
    SettingsSection(
      heading: "[\(name).\(example)]", comment: comment, isExample: true,
      lines: settings.map { $0.line(standard: nil) },
      examples: settings.map { ($0.key, $0.example) }
    ) { root, target in
      guard var table = root.table(name) else { return }
      for key in table.keys {
        guard var reader = table.table(key) else { continue }
        var entry = empty
        for setting in settings { setting.read(&reader, into: &entry) }
        reader.refuseOthers(hints: hints)
        add(key, entry, &reader, &target)
        table.adopt(reader)
      }
      root.adopt(table)
    } values: { target in
      entries(target).flatMap { named in
        settings.compactMap { setting in
          setting.text(named.entry).map {
            Value(key: "\(name).\(named.name).\(setting.key)", text: $0)
          }
        }
      }
    }
  }
}

extension SettingsSection {
  /// A list of tables: `[[model_rules]]`.
  static func list<Entry: Sendable>(
    _ name: String, _ comment: String, _ settings: [Setting<Entry>], empty: Entry,
    add: @escaping @Sendable (Entry, inout TableReader, inout Settings) -> Void,
    entries: @escaping @Sendable (Settings) -> [Entry]
  ) -> Self {
    SettingsSection(
      heading: "[[\(name)]]", comment: comment, isExample: true,
      lines: settings.map { $0.line(standard: nil) },
      examples: settings.map { ($0.key, $0.example) }
    ) { root, target in
      for var reader in root.tables(name) {
        var entry = empty
        for setting in settings { setting.read(&reader, into: &entry) }
        reader.refuseOthers()
        add(entry, &reader, &target)
        root.adopt(reader)
      }
    } values: { target in
      entries(target).enumerated().flatMap { index, entry in
        settings.compactMap { setting in
          setting.text(entry).map { Value(key: "\(name).\(index).\(setting.key)", text: $0) }
        }
      }
    }
  }
}

extension Setting {
  /// - Parameter standard: what holds when the file does not say it; nil: nothing.
  fileprivate func line(standard: SettingText?) -> SettingsSection.Line {
    SettingsSection.Line(
      comment: "\(comment)\(allowed.isEmpty ? "" : " (\(allowed))").", key: key,
      value: standard?.toml ?? example, isDefault: standard != nil)
  }
}
