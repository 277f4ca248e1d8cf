import ChatUI
import Curses
import Settings

/// `confab doctor`, beside the full screen: what it prints stays until a key.
extension Controller {
  /// Options of this run that say whom to ask: the check asks the same.
  private static let passedOn: Set<String> = ["--config", "--data-dir", "--endpoint", "--base-url"]

  /// - Parameter endpoint: nil: the one that this run was started with.
  func runDoctor(endpoint: String?) {
    guard let program = Places.executable() else {
      tell("Confab's own program was not found: run “confab doctor” in a shell")
      return
    }
    var options = Self.options(CommandLine.arguments)
    if let endpoint {
      options =
        options.filter { ["--config", "--data-dir"].contains($0.name) } + [("--endpoint", endpoint)]
    }
    // The key is checked where everything else was looked at.
    let script =
      "\"$@\"; printf '\\n%s\\n' '── the key and its balance'; \"$@\" --account; "
      + "printf '\\n%s ' '── Enter goes back to Confab'; read -r answer"
    let words =
      ["/bin/sh", "-c", script, "confab", program, "doctor"]
      + options.flatMap { [$0.name, $0.value] }
    Task(executorPreference: executor) { [inbox, terminal] in
      if case .notStarted(let reason) = await terminal.run(words) {
        inbox.send(
          .interface(.notice("the check could not be started: \(reason)", isWarning: true)))
      }
    }
  }

  private static func options(_ arguments: [String]) -> [(name: String, value: String)] {
    var options: [(name: String, value: String)] = []
    for (index, argument) in arguments.enumerated() {
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      guard let name = parts.first, passedOn.contains(name) else { continue }
      if parts.count == 2 {
        options.append((name, parts[1]))
      } else if index + 1 < arguments.count {
        options.append((name, arguments[index + 1]))
      }
    }
    return options
  }
}
