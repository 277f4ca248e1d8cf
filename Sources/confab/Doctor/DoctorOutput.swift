import Doctor
import Glibc
import TUI

/// Prints findings as they come, and what is being looked at meanwhile.
struct DoctorOutput {
  private let form: DoctorReport.Form
  private let isJSON: Bool
  /// What is awaited is shown in a line that goes again.
  private let hasProgress: Bool
  private(set) var findings: [Finding] = []

  init(isJSON: Bool, isLinear: Bool) {
    self.isJSON = isJSON
    let columns = StandardOutput.columns
    form = isLinear ? .lines : columns.map { .table(columns: $0) } ?? .fields
    hasProgress = !isJSON && !isLinear && columns != nil
  }

  mutating func show(_ new: [Finding]) {
    findings += new
    if !isJSON { StandardOutput.write(DoctorReport.text(new, as: form)) }
  }

  /// Shows what is looked at until that is done.
  func during<Value: Sendable>(
    _ words: String, _ body: () async -> Value
  ) async -> Value {
    guard hasProgress else { return await body() }
    StandardOutput.write(clipped("… \(words)", to: max(1, (StandardOutput.columns ?? 80) - 1)))
    let value = await body()
    StandardOutput.write("\r\u{1B}[K")
    return value
  }

  /// - Returns: the status to end with.
  func finish() -> ExitStatus {
    if isJSON {
      StandardOutput.write(DoctorReport.json(findings, version: Confab.version))
    } else {
      StandardOutput.write(DoctorReport.summary(findings, as: form))
    }
    return findings.contains { $0.state == .problem } ? .failure : .success
  }
}
