import GRDB

/// Where the columns of a query stand in its rows. GRDB's own look-up by name folds case each time,
/// which costs more than reading the value.
struct Columns {
  private let indexes: [String: Int]

  init(_ statement: Statement) {
    indexes = Dictionary(
      statement.columnNames.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(name: String) -> Int { indexes[name]! }
}
