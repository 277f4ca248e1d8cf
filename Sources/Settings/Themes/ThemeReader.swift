import ChatUI
import TUI

/// Reads one theme file. What is wrong in it becomes a problem, and that role looks as the theme
/// that it inherits has it; the rest applies.
struct ThemeReader {
  private(set) var theme: Theme
  private(set) var problems: [SettingsProblem] = []

  /// - Parameter inherited: finds the theme that `inherit` names; nil: there is none.
  init(
    _ text: String, name: String, file: String, inherited: (String) -> Theme?
  ) throws(SettingsProblem) {
    theme = Theme(name: name, styles: [:])
    var root = TableReader(try TOMLDocument(text, file: file))
    if let parent = root.string("inherit", example: "\"confab-dark\"") {
      if let found = inherited(parent) {
        theme.styles = found.styles
      } else {
        root.problem("inherit", "there is no theme of that name, or it is not valid")
      }
    }
    if var table = root.table("styles") {
      for role in StyleRole.allCases {
        if let style = Self.style(&table, role.rawValue) { theme.styles[role] = style }
      }
      table.refuseOthers()
      root.adopt(table)
    }
    root.refuseOthers()
    problems = root.problems.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
  }

  private static func style(_ table: inout TableReader, _ role: String) -> Style? {
    switch table.node(role) {
    case nil: return nil
    case .string(let text):
      do { return try StyleNotation.style(text) } catch { return refuse(&table, role, error) }
    case .table(let parts):
      var reader = TableReader(table.document, path: table.path + [role], table: parts)
      let style = style(&reader)
      reader.refuseOthers()
      table.adopt(reader)
      return style
    case .some(let node):
      table.problem(
        role, "expected a string or a table, found \(node.description)",
        "for example: \(role) = \"bold cyan\"")
      return nil
    }
  }

  /// `{ fg = "cyan", bg = 236, attributes = ["bold"] }`
  private static func style(_ reader: inout TableReader) -> Style {
    var style = Style(color(&reader, "fg"), on: color(&reader, "bg"))
    switch reader.node("attributes") {
    case nil: break
    case .array(let words):
      for word in words {
        if case .string(let name) = word, let attribute = StyleNotation.attributes[name] {
          style.attributes.insert(attribute)
        } else {
          reader.problem(
            "attributes", "holds something that is no attribute", "known here: \(attributeNames)")
        }
      }
    case .some(let node):
      reader.problem(
        "attributes", "expected a list, found \(node.description)",
        "for example: attributes = [\"bold\"]")
    }
    return style
  }

  private static func color(_ reader: inout TableReader, _ key: String) -> Color {
    do throws(StyleNotation.Fault) {
      switch reader.node(key) {
      case nil: return .standard
      case .string(let word): return try StyleNotation.color(word)
      case .integer(let number): return try StyleNotation.color(number)
      case .some(let node):
        reader.problem(key, "expected a colour, found \(node.description)")
        return .standard
      }
    } catch {
      return refuse(&reader, key, error) ?? .standard
    }
  }

  private static let attributeNames = StyleNotation.attributes.keys.sorted().joined(separator: ", ")

  private static func refuse<Value>(
    _ table: inout TableReader, _ key: String, _ fault: StyleNotation.Fault
  ) -> Value? {
    table.problem(key, Sanitizer.display(fault.message, oneLine: true), fault.suggestion)
    return nil
  }
}
