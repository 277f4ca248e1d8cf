import Chat
import ChatUI
import TUI

/// Reads one theme file. What is wrong in it becomes a problem, and that role looks as the theme
/// that it inherits has it; the rest applies.
struct ThemeReader {
  private(set) var draft: ThemeDraft
  private(set) var problems: [SettingsProblem] = []

  /// - Parameter inherited: finds the theme that `inherit` names; nil: there is none.
  init(
    _ text: String, name: String, file: String, inherited: (String) -> ThemeDraft?
  ) throws(SettingsProblem) {
    draft = ThemeDraft(name: name)
    var root = TableReader(try TOMLDocument(text, file: file))
    if let parent = root.string("inherit", example: "\"confab-dark\"") {
      if let found = inherited(parent) {
        draft = found.inherited(by: name)
      } else {
        root.problem("inherit", "there is no theme of that name, or it is not valid")
      }
    }
    if let summary = root.string("summary", example: "\"dark, warm\"") {
      draft.summary = Sanitizer.display(summary, oneLine: true)
    }
    draft.appearance = root.choice("appearance") ?? draft.appearance
    readClaims(&root)
    if var table = root.table("palette") {
      readPalette(&table)
      root.adopt(table)
    }
    if var table = root.table("styles") {
      for role in StyleRole.allCases {
        if let style = style(&table, role.rawValue) { draft.styles[role] = style }
      }
      table.refuseOthers(list: "the file of confab-dark")
      root.adopt(table)
    }
    root.refuseOthers()
    problems = root.problems.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
  }

  private mutating func readClaims(_ root: inout TableReader) {
    let known = ThemeClaim.allCases.map(\.rawValue)
    for word in Self.words("claims", &root, "for example: claims = [\"\(known[0])\"]") {
      if let claim = ThemeClaim(rawValue: word) {
        draft.claims.insert(claim)
      } else {
        root.problem(
          "claims", "“\(Sanitizer.display(word, oneLine: true))” is nothing that a theme can claim",
          Spelling.suggestion(for: word, among: known))
      }
    }
  }

  private mutating func readPalette(_ table: inout TableReader) {
    for name in table.keys {
      if StyleNotation.reserved.contains(name) || Int(name) != nil || name.hasPrefix("#")
        || name.contains(" ")
      {
        table.problem(name, "cannot be the name of a colour", "choose another word")
      } else if let word = color(&table, name, in: [:]) {
        draft.palette[name] = try? StyleNotation.color(word, [:])
      }
    }
  }

  private func style(_ table: inout TableReader, _ role: String) -> StyleNotation.Pattern? {
    switch table.node(role) {
    case nil: return nil
    case .string(let text):
      do {
        return try StyleNotation.pattern(text, draft.palette)
      } catch {
        Self.refuse(&table, role, error)
        return nil
      }
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
  private func style(_ reader: inout TableReader) -> StyleNotation.Pattern {
    var pattern = StyleNotation.Pattern()
    pattern.foreground = color(&reader, "fg", in: draft.palette)
    pattern.background = color(&reader, "bg", in: draft.palette)
    let names = StyleNotation.attributes.keys.sorted().joined(separator: ", ")
    for word in Self.words("attributes", &reader, "for example: attributes = [\"bold\"]") {
      if let attribute = StyleNotation.attributes[word] {
        pattern.attributes.insert(attribute)
      } else {
        reader.problem(
          "attributes", "holds something that is no attribute", "known here: \(names)")
      }
    }
    return pattern
  }

  /// A list of words; what else is in it counts as a word that nobody knows.
  private static func words(
    _ key: String, _ table: inout TableReader, _ example: String
  ) -> [String] {
    switch table.node(key) {
    case nil: return []
    case .array(let nodes):
      return nodes.map { if case .string(let word) = $0 { word } else { "" } }
    case .some(let node):
      table.problem(key, "expected a list, found \(node.description)", example)
      return []
    }
  }

  /// A colour as it is written, if it is one.
  private func color(
    _ reader: inout TableReader, _ key: String, in palette: [String: Color]
  ) -> String? {
    do throws(StyleNotation.Fault) {
      switch reader.node(key) {
      case nil: return nil
      case .string(let word):
        _ = try StyleNotation.color(word, palette)
        return word
      case .integer(let number):
        _ = try StyleNotation.color(number)
        return String(number)
      case .some(let node):
        reader.problem(key, "expected a colour, found \(node.description)")
        return nil
      }
    } catch {
      Self.refuse(&reader, key, error)
      return nil
    }
  }

  private static func refuse(
    _ table: inout TableReader, _ key: String, _ fault: StyleNotation.Fault
  ) {
    table.problem(key, Sanitizer.display(fault.message, oneLine: true), fault.suggestion)
  }
}
