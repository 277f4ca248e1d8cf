import Chat
import ChatUI
import TUI

/// Reads `config.toml` into `Settings`, by the table of settings. Whatever is wrong with it becomes a
/// problem with its line; everything else in it applies.
package struct SettingsReader {
  package private(set) var settings = Settings()
  /// In the order of the file's lines.
  package private(set) var problems: [SettingsProblem] = []
  /// What the file sets: dotted key to line.
  package private(set) var applied: [String: Int] = [:]
  /// The file could not be taken apart, or not even read: nothing of it applies.
  package private(set) var isBroken = false

  /// Reads the file of a place. That there is none is a problem only where the user named it.
  package init(_ places: Places) {
    let path = places.configFile
    do {
      let file = try SmallFile.read(path)
      parse(String(decoding: file.bytes, as: UTF8.self), file: path)
    } catch {
      switch error {
      case .missing where !places.configIsGiven: break
      case .missing: fail(SettingsProblem(file: path, message: "there is no such file"))
      case .unreadable(let reason):
        fail(SettingsProblem(file: path, message: "cannot be read: \(reason)"))
      }
    }
    complete()
  }

  /// - Parameter file: how problems name it.
  package init(_ text: String, file: String) {
    parse(text, file: file)
    complete()
  }

  private mutating func parse(_ text: String, file: String) {
    do {
      read(try TOMLDocument(text, file: file))
    } catch {
      var problem = error
      problem.suggestion = "until that is mended, the defaults apply"
      fail(problem)
    }
  }

  private mutating func fail(_ problem: SettingsProblem) {
    problems = [problem]
    isBroken = true
  }

  private mutating func read(_ document: TOMLDocument) {
    var root = TableReader(document)
    for section in SettingsTable.sections { section.read(&root, &settings) }
    root.refuseOthers()
    checkEndpoint(&root)
    applied = root.applied
    problems = root.problems.enumerated()
      .sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
      .map(\.element)
  }

  /// Only when all endpoints are known.
  private mutating func checkEndpoint(_ root: inout TableReader) {
    let names = settings.endpoints.map(\.name)
    guard !names.contains(settings.endpoint) else { return }
    root.problem(
      "endpoint", "there is no endpoint of that name",
      Spelling.suggestion(for: settings.endpoint, among: names))
    root.forget("endpoint")
    settings.endpoint = Settings().endpoint
  }

  /// What the interface has to know of the rest.
  private mutating func complete() {
    settings.preferences.endpoints = settings.endpoints.map(\.name)
  }
}
