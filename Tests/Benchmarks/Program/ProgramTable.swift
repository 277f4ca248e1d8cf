import Foundation

/// What was measured, as a table and as JSON.
struct ProgramTable {
  struct Row {
    var measure: String
    var floor: Double?
    var value: Double
    var goal: String
  }

  private(set) var rows: [Row] = []

  mutating func add(_ measure: String, floor: Double? = nil, _ value: Double, goal: String) {
    rows.append(Row(measure: measure, floor: floor, value: value, goal: goal))
    print("  \(measure): \(Self.text(value))" + (floor.map { " (floor \(Self.text($0)))" } ?? ""))
  }

  var markdown: String {
    var lines = ["| measure | floor | Confab | goal |", "|---|---:|---:|---:|"]
    for row in rows {
      let floor = row.floor.map(Self.text) ?? "–"
      lines.append("| \(row.measure) | \(floor) | \(Self.text(row.value)) | \(row.goal) |")
    }
    return lines.joined(separator: "\n")
  }

  var json: String {
    let entries = rows.map { row in
      "  {\"measure\": \"\(row.measure)\", \"floor\": \(row.floor.map { String($0) } ?? "null"), "
        + "\"value\": \(row.value), \"goal\": \"\(row.goal)\"}"
    }
    return "[\n\(entries.joined(separator: ",\n"))\n]\n"
  }

  /// Bars as wide as the values, the widest 50 columns.
  static func plot(_ title: String, _ values: [(name: String, value: Double)]) {
    print("\(title):")
    let most = max(values.map(\.value).max() ?? 1, 0.001)
    let width = values.map(\.name.count).max() ?? 0
    for (name, value) in values {
      let blanks = String(repeating: " ", count: width - name.count)
      let bar = String(repeating: "█", count: max(1, Int((value / most * 50).rounded())))
      print("  \(blanks)\(name) \(bar) \(text(value))")
    }
  }

  static func text(_ value: Double) -> String {
    value >= 100 ? String(Int(value.rounded())) : String(format: "%.2f", value)
  }
}
