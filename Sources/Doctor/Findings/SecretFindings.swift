/// Where the key of the endpoint comes from. The key itself is no fact.
package struct SecretFacts: Hashable, Sendable {
  package var endpoint = ""
  /// In words, to follow “from”; nil: none is there, or none is wanted.
  package var origin: String?
  package var isWanted = true
  /// It comes from a command, which is not run here.
  package var isCommand = false
  /// Permissions of its file; nil: it is in none.
  package var fileMode: UInt32?
  /// It has to be given yet.
  package var isMissing = false
  /// What is wrong with it, in the words of who reads it.
  package var problem: String?

  package init() {}
}

package enum SecretFindings {
  package static func findings(_ facts: SecretFacts) -> [Finding] {
    let endpoint = TerminalFindings.shown(facts.endpoint)
    if facts.isMissing {
      return [
        Finding(
          .key, "origin", .problem, "there is none for \(endpoint)",
          advice:
            "start confab and paste one, export its variable, or write key_command or key_file "
            + "under [endpoints.\(endpoint)]")
      ]
    }
    if let problem = facts.problem {
      return [Finding(.key, "origin", .problem, TerminalFindings.shown(problem))]
    }
    guard facts.isWanted, let origin = facts.origin.map(TerminalFindings.shown) else {
      return [Finding(.key, "origin", .ok, "none: \(endpoint) is asked without one")]
    }
    if facts.isCommand {
      return [
        Finding(
          .key, "origin", .note, "from \(origin), which was not run",
          advice: "confab doctor --account runs it and checks the key")
      ]
    }
    let mode = facts.fileMode.map { ", mode \(String($0 & 0o777, radix: 8)), yours alone" } ?? ""
    return [Finding(.key, "origin", .ok, "from \(origin)\(mode)")]
  }
}
