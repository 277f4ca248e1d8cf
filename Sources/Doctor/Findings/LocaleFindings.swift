package struct LocaleFacts: Hashable, Sendable {
  package var environment: [String: String] = [:]
  /// The system has what the environment asks for.
  package var isInstalled = true
  /// What it comes to: `UTF-8`, `ANSI_X3.4-1968`.
  package var encoding = ""
  /// Confab can use UTF-8 all the same: `C.UTF-8` is there.
  package var hasFallback = true

  package init() {}
}

package enum LocaleFindings {
  package static func findings(_ facts: LocaleFacts) -> [Finding] {
    // The first that is set and not empty counts (POSIX).
    let source = ["LC_ALL", "LC_CTYPE", "LANG"].first { facts.environment[$0]?.isEmpty == false }
    let value = source.flatMap { facts.environment[$0] }.map(TerminalFindings.shown) ?? ""
    guard facts.hasFallback || facts.encoding == "UTF-8" else {
      return [
        Finding(
          .locale, "encoding", .problem, "this system has no UTF-8 locale: beyond ASCII all is “?”",
          advice: "install one (Debian: apt install locales-all)")
      ]
    }
    guard let source else {
      return [
        Finding(
          .locale, "encoding", .note, "no locale is set: C.UTF-8 is used",
          advice: "other programs need it, too: export LANG=C.UTF-8")
      ]
    }
    guard facts.isInstalled else {
      return [
        Finding(
          .locale, "installed", .warning,
          "\(source) is \(value), which is not installed here: C.UTF-8 is used",
          advice: "export \(source)=C.UTF-8, or install it (Debian: dpkg-reconfigure locales)")
      ]
    }
    guard facts.encoding == "UTF-8" else {
      return [
        Finding(
          .locale, "encoding", .warning,
          "\(source) is \(value), which is not UTF-8 (\(TerminalFindings.shown(facts.encoding))): "
            + "C.UTF-8 is used",
          advice: "export \(source)=C.UTF-8")
      ]
    }
    return [Finding(.locale, "encoding", .ok, "UTF-8, by \(source)=\(value)")]
  }
}
