import Chat
import TUI

/// Findings as text. Decides how they are laid out, never what they say.
package enum DoctorReport {
  package enum Form: Hashable, Sendable {
    /// A table in so many columns.
    case table(columns: Int)
    /// Whole sentences, for linear mode.
    case lines
    /// A line each, its fields separated by tabs: check, state, fact, advice.
    case fields
  }

  private static let checkColumns = 13
  private static let stateColumns = 9
  /// With less room for the facts they stand below their check.
  private static let leastColumns = 30

  /// The findings of one check, as they come.
  package static func text(_ findings: [Finding], as form: Form) -> String {
    switch form {
    case .table(let columns): table(findings, columns: columns)
    case .lines:
      findings.map { finding in
        let advice = finding.advice.map { " To do: \($0)." } ?? ""
        return "\(capitalised(finding.check.rawValue)), \(finding.state.rawValue): \(finding.fact)."
          + "\(advice)\n"
      }.joined()
    case .fields:
      findings.map { finding in
        [finding.check.rawValue, finding.state.rawValue, finding.fact, finding.advice ?? ""]
          .joined(separator: "\t") + "\n"
      }.joined()
    }
  }

  /// What it comes to.
  package static func summary(_ findings: [Finding], as form: Form) -> String {
    guard form != .fields else { return "" }
    func count(_ state: Finding.State) -> Int { findings.count { $0.state == state } }
    let problems = count(.problem)
    let warnings = count(.warning)
    let words =
      problems + warnings == 0
      ? "Nothing is wrong."
      : "\(problems) problem\(problems == 1 ? "" : "s"), "
        + "\(warnings) warning\(warnings == 1 ? "" : "s")."
    return form == .lines ? "\(words)\n" : "\n\(words)\n"
  }

  /// The whole as one JSON object.
  package static func json(_ findings: [Finding], version: String) -> String {
    let members = findings.map { finding in
      "    "
        + JSONValue.object([
          .init(key: "check", value: .string(finding.check.rawValue)),
          .init(key: "id", value: .string(finding.id)),
          .init(key: "state", value: .string(finding.state.rawValue)),
          .init(key: "fact", value: .string(finding.fact)),
          .init(key: "advice", value: finding.advice.map { .string($0) } ?? .null),
        ]).compactText
    }
    let counts = JSONValue.object(
      Finding.State.allCases.map { state in
        .init(
          key: state.rawValue,
          value: .number(Double(findings.count { $0.state == state })))
      })
    return """
      {
        "version": \(JSONValue.string(version).compactText),
        "states": \(counts.compactText),
        "findings": [
      \(members.joined(separator: ",\n"))
        ]
      }

      """
  }

  // MARK: The table

  private static func table(_ findings: [Finding], columns width: Int) -> String {
    let indent = checkColumns + stateColumns
    let isNarrow = width - indent < leastColumns
    var text = ""
    for (index, finding) in findings.enumerated() {
      let check = index == 0 ? finding.check.rawValue : ""
      let state = word(finding.state)
      if isNarrow {
        if index == 0 { text += "\(check)\n" }
        text += lines("\(state): \(finding.fact)", first: "  ", indent: 4, width: width)
        if let advice = finding.advice {
          text += lines(advice, first: "    → ", indent: 6, width: width)
        }
      } else {
        let first = padded(check, checkColumns) + padded(state, stateColumns)
        text += lines(finding.fact, first: first, indent: indent, width: width)
        if let advice = finding.advice {
          text += lines(
            advice, first: blanks(indent) + "→ ", indent: indent + 2, width: width)
        }
      }
    }
    return text
  }

  /// One word, so that the facts have room.
  private static func word(_ state: Finding.State) -> String {
    state == .notChecked ? "unknown" : state.rawValue
  }

  /// A text broken at blanks; a word that is longer than a line is not broken, so that it can be copied.
  private static func lines(_ text: String, first: String, indent: Int, width: Int) -> String {
    var result = first
    var column = columns(first)
    var isFirst = true
    for word in text.split(separator: " ") {
      let length = columns(word)
      if !isFirst, column + 1 + length > width {
        result += "\n" + blanks(indent)
        column = indent
      } else if !isFirst {
        result += " "
        column += 1
      }
      result += word
      column += length
      isFirst = false
    }
    return result + "\n"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + blanks(max(1, width - columns(text)))
  }

  private static func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

  private static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
