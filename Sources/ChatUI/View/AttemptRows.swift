import Chat
import TUI

/// The table of attempts: number, time, what became of it, how long was waited then, request ID.
struct AttemptRows {
  let attempts: [Attempt]
  let utcOffset: Int
  let theme: Theme

  func rows(width: Int) -> [Row] {
    let lines = attempts.map(columns)
    let head = ["#", "time", "result", "then waited", "request ID"]
    let all = [head] + lines
    let widths = head.indices.map { column in all.map { TUI.columns($0[column]) }.max() ?? 0 }
    let fixed = widths.dropLast().reduce(0, +) + 2 * (head.count - 1)
    // The request ID stands on a row of its own where it does not fit whole beside the rest.
    let idBelow = fixed + (widths.last ?? 0) > width
    return all.enumerated().flatMap { index, line in
      let style = index == 0 ? theme[.dim] : theme[.panelText]
      var row = Row()
      for (column, text) in line.enumerated() where !(idBelow && column == head.count - 1) {
        let cell = cells(text, style: style)
        row += cell
        guard column < head.count - 1 else { continue }
        row += cells(String(repeating: " ", count: widths[column] - cell.count + 2), style: style)
      }
      while row.last?.base == 0x20 { row.removeLast() }
      guard idBelow, index > 0, let id = line.last, id != "–" else { return [row] }
      return [row] + wrap(cells("   \(id)", style: theme[.dim]), width: width)
    }
  }

  private func columns(_ attempt: Attempt) -> [String] {
    [
      String(attempt.number),
      Figures.time(attempt.startedAt, utcOffset: utcOffset, seconds: true),
      result(attempt),
      attempt.waitSeconds.map(Figures.seconds) ?? "–",
      attempt.requestID ?? attempt.failure?.requestID ?? "–",
    ]
  }

  private func result(_ attempt: Attempt) -> String {
    guard let failure = attempt.failure else { return attempt.status.map(String.init) ?? "–" }
    let names = FailureNames(failure)
    let what = names.code ?? names.name
    guard failure.origin == .stream, let status = attempt.status, String(status) != what
    else { return what }
    return "\(status), \(what)"
  }
}
