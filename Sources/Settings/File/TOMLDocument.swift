import TOMLKit
import TUI

/// A TOML file as values, with the line of each key. The one place that knows the parser.
struct TOMLDocument {
  /// How problems name the file.
  let file: String
  let root: [String: TOMLNode]
  private let lines: TOMLLines

  init(_ text: String, file: String) throws(SettingsProblem) {
    // The parser is C++ and would take a NUL for the end.
    if let end = text.utf8.firstIndex(of: 0) {
      let line = text.utf8[..<end].count { $0 == UInt8(ascii: "\n") } + 1
      throw SettingsProblem(file: file, line: line, message: "there is a NUL character")
    }
    lines = TOMLLines(text)
    if let (line, words) = lines.trap {
      throw SettingsProblem(file: file, line: line, message: "not valid TOML: \(words)")
    }
    do {
      root = Self.table(try TOMLTable(string: text))
    } catch let error as TOMLParseError {
      throw SettingsProblem(
        file: file, line: error.source.begin.line,
        message: "not valid TOML: \(Sanitizer.display(error.description, oneLine: true))")
    } catch {
      throw SettingsProblem(file: file, message: "not valid TOML")
    }
    self.file = file
  }

  /// The line, from 1, where a key is set or a table begins; else that of the table around it.
  func line(of path: [String]) -> Int? { lines.line(of: path) }

  private static func table(_ table: TOMLTable) -> [String: TOMLNode] {
    var nodes: [String: TOMLNode] = [:]
    for key in table.keys { nodes[key] = table[key].map(node) }
    return nodes
  }

  private static func node(_ value: any TOMLValueConvertible) -> TOMLNode {
    switch value.type {
    case .string: .string(value.string ?? "")
    case .int: .integer(value.int ?? 0)
    case .double: .number(value.double ?? 0)
    case .bool: .boolean(value.bool ?? false)
    case .array: .array((value.array ?? []).map(node))
    case .table: .table(value.table.map(table) ?? [:])
    case .date, .time, .dateTime: .time
    }
  }
}
