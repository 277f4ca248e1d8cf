/// Why there is no key to send. No case holds a key, nor anything that a command printed.
package enum KeyProblem: Error, Hashable, Sendable {
  /// No place had one: `variable` is not set and nothing else is configured.
  case missing(endpoint: String, variable: String?, configFile: String)
  /// The place has something that no key is: nothing, or characters that a header cannot carry.
  case unusable(KeyOrigin)
  case commandFailed(endpoint: String, status: Int32)
  case commandKilled(endpoint: String, signal: Int32)
  case commandTimedOut(endpoint: String, seconds: Double)
  case commandNotStarted(endpoint: String, reason: String)
  case fileUnreadable(path: String, reason: String)
  /// Others may read or write the file.
  case fileNotPrivate(path: String, mode: UInt32)

  /// What is wrong and what to do, for people; several lines where there is a choice.
  package var text: String {
    switch self {
    case .missing(let endpoint, let variable, let configFile):
      Self.missing(endpoint: endpoint, variable: variable, configFile: configFile)
    case .unusable(let origin):
      "There is no usable key in \(origin.text): it is empty, or holds characters other than"
        + " visible ASCII."
    case .commandFailed(let endpoint, let status):
      "The key_command of [endpoints.\(endpoint)] ended with status \(status). Run it by hand to"
        + " see why."
    case .commandKilled(let endpoint, let signal):
      "The key_command of [endpoints.\(endpoint)] was ended by signal \(signal)."
    case .commandTimedOut(let endpoint, let seconds):
      "The key_command of [endpoints.\(endpoint)] gave no key within \(Int(seconds)) seconds. It"
        + " must not ask for anything on standard input."
    case .commandNotStarted(let endpoint, let reason):
      "The key_command of [endpoints.\(endpoint)] could not be started: \(reason)."
    case .fileUnreadable(let path, let reason): "The key file \(path) cannot be read: \(reason)."
    case .fileNotPrivate(let path, let mode):
      "The key file \(path) can be used by others (mode \(String(mode, radix: 8))). Run:"
        + " chmod 600 \(path)"
    }
  }

  private static func missing(endpoint: String, variable: String?, configFile: String) -> String {
    let name = variable ?? "\(endpoint.uppercased().filter { $0.isASCII && $0.isLetter })_API_KEY"
    return """
      No API key for \(endpoint). Give one in one of three ways:
        export \(name)=…
        key_command = "pass show \(endpoint)"   under [endpoints.\(endpoint)] in \(configFile)
        key_file = "~/.config/confab/\(endpoint).key"   there too; chmod 600 the file
      Or try Confab without an account: confab --demo
      """
  }
}
