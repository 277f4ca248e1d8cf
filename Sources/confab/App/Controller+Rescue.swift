import Chat
import Glibc
import Settings

/// What the log did not take by the end of the program, kept beside it.
extension Controller {
  /// Writes a file for each conversation that is not in the log as it was held here, and one for what
  /// was typed.
  /// - Parameter ended: sessions that were closed.
  /// - Returns: the files' paths, or why one could not be written.
  func rescue(_ ended: [Session]) async -> [String] {
    var exports: [RescueExport] = []
    for session in ended {
      if let export = await session.unsaved() { exports.append(export) }
    }
    exports += await parts.store.keptInMemory()
    let typed = await drafts.unwritten()
    let moment = CivilTime(parts.time.wallNow)
    let name = "confab-rescue-\(moment.date)-\(moment.clock.filter(\.isNumber))"
    var lines: [String] = []
    for export in exports {
      let text = export.text(version: Confab.version)
      lines.append(keep(text, as: "\(name)-\(export.conversation.id.rawValue).json"))
    }
    if !typed.isEmpty {
      lines.append(keep(typed.joined(separator: "\n\n") + "\n", as: "\(name)-\(getpid()).txt"))
    }
    return lines
  }

  /// In the data directory, or where else something can be written.
  private func keep(_ text: String, as name: String) -> String {
    let environment = ProcessEnvironment.variables()
    func set(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    let state = set("XDG_STATE_HOME") ?? set("HOME").map { $0 + "/.local/state" }
    let directories = [
      parts.places.dataDirectory, state.map { $0 + "/confab" }, set("TMPDIR") ?? "/tmp",
    ].compactMap(\.self)
    var reason = ""
    for directory in directories {
      do throws(PrivateFile.Problem) {
        let path = directory + "/" + name
        try PrivateFile.replace(path, with: Array(text.utf8))
        return path
      } catch {
        reason = "\(directory): \(error.reason)"
      }
    }
    return "\(name) could not be written (\(reason))"
  }

  /// What is said once the full screen is left.
  nonisolated static func words(for rescued: [String]) -> String? {
    guard !rescued.isEmpty else { return nil }
    let files = rescued.map { "  " + $0 }.joined(separator: "\n")
    let hint =
      rescued.contains { $0.hasSuffix(".json") }
      ? "\nOnce the log can be written, “confab logs import FILE” brings it back.\n" : "\n"
    return "confab: what the log could not take is kept here:\n" + files + hint
  }
}
