import Chat
import TUI

/// What a setting's value may be: how it is read, and how it is written.
struct SettingKind<Value: Sendable>: Sendable {
  /// In a few words, to follow the comment: `0 to 2`; empty: nothing needs to be said.
  let allowed: String
  /// Nil, with a problem in the reader, for what it may not be.
  let read: @Sendable (_ table: inout TableReader, _ key: String, _ example: String) -> Value?
  let text: @Sendable (Value) -> SettingText
  /// Takes away what could be a secret, before a value is shown.
  var shown: @Sendable (Value) -> Value = { $0 }
}

extension SettingKind<String> {
  static let text = SettingKind(allowed: "") {
    $0.string($1, example: $2)
  } text: {
    SettingText(.string($0))
  }

  /// Text that may hold a secret: shown without what could be one.
  static func secretive(_ hide: @escaping @Sendable (String) -> String) -> SettingKind {
    var kind = text
    kind.shown = hide
    return kind
  }
}

extension SettingKind<Double> {
  static func number(_ range: ClosedRange<Double>) -> SettingKind {
    SettingKind(allowed: "\(plain(range.lowerBound)) to \(plain(range.upperBound))") {
      $0.number($1, in: range, example: $2)
    } text: {
      SettingText(node($0))
    }
  }

  /// Whole numbers without a point, as people write them.
  private static func node(_ value: Double) -> TOMLNode {
    Int(exactly: value).map(TOMLNode.integer) ?? .number(value)
  }

  private static func plain(_ value: Double) -> String { node(value).toml }
}

extension SettingKind<Int> {
  static func whole(_ range: ClosedRange<Int>) -> SettingKind {
    SettingKind(allowed: "\(range.lowerBound) to \(range.upperBound)") {
      $0.integer($1, in: range, example: $2)
    } text: {
      SettingText(.integer($0))
    }
  }
}

extension SettingKind<Bool> {
  static let flag = SettingKind(allowed: "") {
    $0.flag($1, example: $2)
  } text: {
    SettingText(.boolean($0))
  }
}

extension SettingKind<ModelID> {
  static let model = SettingKind(allowed: "") {
    $0.string($1, example: $2).map(ModelID.init)
  } text: {
    SettingText(.string($0.rawValue))
  }
}

extension SettingKind<[ModelID]> {
  static let models = SettingKind(allowed: "") {
    $0.strings($1, example: $2)?.map(ModelID.init)
  } text: {
    SettingText(.array($0.map { .string($0.rawValue) }))
  }
}

extension SettingKind<[String]> {
  static let texts = SettingKind(allowed: "") {
    $0.strings($1, example: $2)
  } text: {
    SettingText(.array($0.map(TOMLNode.string)))
  }
}

extension SettingKind
where
  Value: RawRepresentable & CaseIterable & Equatable & Sendable, Value.RawValue == String
{
  /// One of a few words.
  static var word: SettingKind {
    SettingKind(allowed: Value.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")) {
      table, key, _ in
      table.choice(key)
    } text: {
      SettingText(.string($0.rawValue))
    }
  }

  /// Several of them, in an order.
  static var words: SettingKind<[Value]> {
    SettingKind<[Value]>(allowed: Value.allCases.map(\.rawValue).joined(separator: ", ")) {
      $0.choices($1, example: $2)
    } text: {
      SettingText(.array($0.map { .string($0.rawValue) }))
    }
  }
}
