/// A JSON text as a value, for reading what servers send: every accessor is forgiving and gives nil
/// for what is not there or has another type.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  /// Integers too: what Confab reads (token counts, statuses, dollars) fits a `Double` exactly enough.
  case number(Double)
  case string(String)
  case array([JSONValue])
  /// In the text's order. A key that occurs twice counts with its last value.
  case object([Member])

  package struct Member: Hashable, Sendable {
    package var key: String
    package var value: JSONValue

    package init(key: String, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  /// A member that is there and not `null`.
  package func present(_ key: String) -> JSONValue? {
    guard let value = self[key], value != .null else { return nil }
    return value
  }

  package var isObject: Bool { if case .object = self { true } else { false } }

  package var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }

  package var string: String? { if case .string(let text) = self { text } else { nil } }

  package var nonEmptyString: String? {
    guard case .string(let text) = self, !text.isEmpty else { return nil }
    return text
  }

  package var bool: Bool? {
    switch self {
    case .bool(let value): value
    case .string("true"): true
    case .string("false"): false
    default: nil
    }
  }

  /// A finite number; numbers in strings count, as some gateways send them.
  package var number: Double? {
    let value: Double? =
      switch self {
      case .number(let number): number
      case .string(let text): Double(text)
      default: nil
      }
    guard let value, value.isFinite else { return nil }
    return value
  }

  /// A whole number from 0 on: a count of tokens, a status.
  package var count: Int? {
    guard let number, number >= 0, number < 1e15 else { return nil }
    return Int(number)
  }

  /// What a code or an identifier says, whether it came as text or as a number.
  package var label: String? {
    switch self {
    case .string(let text): return text.isEmpty ? nil : text
    case .number(let number):
      guard number.isFinite else { return nil }
      if let whole = Int(exactly: number) { return String(whole) }
      return String(number)
    default: return nil
    }
  }
}

extension JSONValue {
  /// The value as compact JSON text: what is shown where a server sent an object for a text.
  package var compactText: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number: text += label ?? "null"
    case .string(let string): JSONText.append(string, to: &text)
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += "," }
        element.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        JSONText.append(member.key, to: &text)
        text += ":"
        member.value.write(to: &text)
      }
      text += "}"
    }
  }
}
