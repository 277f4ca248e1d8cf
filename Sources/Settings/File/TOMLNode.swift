/// A value of a TOML file.
enum TOMLNode: Hashable, Sendable {
  case string(String)
  case integer(Int)
  case number(Double)
  case boolean(Bool)
  case array([TOMLNode])
  case table([String: TOMLNode])
  /// A date or a time: nothing in Confab's files is one.
  case time

  /// With its article, for “expected …, found …”.
  var description: String {
    switch self {
    case .string: "a string"
    case .integer: "an integer"
    case .number: "a number"
    case .boolean: "true or false"
    case .array: "a list"
    case .table: "a table"
    case .time: "a date or time"
    }
  }
}
