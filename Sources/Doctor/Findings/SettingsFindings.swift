package struct SettingsFacts: Hashable, Sendable {
  package var path = ""
  package var isThere = true
  /// Each with its line, as `confab config check` says it.
  package var problems: [String] = []

  package init() {}
}

package enum SettingsFindings {
  /// More would hide the rest of the report.
  private static let most = 8

  package static func findings(_ facts: SettingsFacts) -> [Finding] {
    let path = TerminalFindings.shown(facts.path)
    guard !facts.problems.isEmpty else {
      return [
        Finding(
          .settings, "file", .ok,
          facts.isThere
            ? "\(path): nothing is wrong with it" : "\(path) is not there: all as it comes")
      ]
    }
    var findings = facts.problems.prefix(most).map { problem in
      Finding(
        .settings, "line", .warning, TerminalFindings.shown(problem),
        advice: nil)
    }
    findings[findings.count - 1].advice =
      (facts.problems.count > most
        ? "\(facts.problems.count - most) more: confab config check; " : "")
      + "mend it: confab config edit"
    return findings
  }
}
