/// What the elements of definitions mean: the names that Source-highlight's own definitions use, and
/// ours.
extension CodeRole {
  /// - Parameter element: as a definition calls it; nil: what has no colour of its own.
  init?(element: String) {
    guard let role = Self.ofElement[element] else { return nil }
    self = role
  }

  /// A role as the library hands it back; negative: none.
  static func number(ofElement element: UnsafePointer<CChar>?) -> Int32 {
    guard let element, let role = CodeRole(element: String(cString: element)),
      let index = allCases.firstIndex(of: role)
    else { return -1 }
    return Int32(index)
  }

  init?(number: Int32) {
    guard Self.allCases.indices.contains(Int(number)) else { return nil }
    self = Self.allCases[Int(number)]
  }

  private static let elements: [(role: CodeRole, names: [String])] = [
    (.keyword, ["keyword", "atom", "meta", "path", "bold"]),
    (.type, ["type", "usertype", "classname", "selector", "section"]),
    (.string, ["string", "regexp", "value", "url", "file", "name", "ip", "date", "time"]),
    (.number, ["number"]),
    (.comment, ["comment", "todo", "twonumbers"]),
    (.function, ["function"]),
    (.variable, ["variable", "key", "property", "attribute", "argument", "optionalargument"]),
    (.symbol, ["symbol", "cbracket", "bracket", "colon", "keyquote", "valquote"]),
    (.preprocessor, ["preproc", "annotation", "linenum", "label"]),
    (.constant, ["constant", "specialchar", "math", "predef_var", "predef_func"]),
    (.added, ["added", "newfile"]),
    (.removed, ["removed", "oldfile"]),
    (.hunk, ["hunk", "difflines"]),
  ]

  private static let ofElement: [String: CodeRole] = Dictionary(
    uniqueKeysWithValues: elements.flatMap { entry in entry.names.map { ($0, entry.role) } })
}
