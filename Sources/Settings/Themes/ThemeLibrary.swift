import Chat
package import ChatUI
import Glibc
import TUI

/// Finds themes by name: files in the given directories, best first, then the compiled-in ones.
package struct ThemeLibrary {
  /// What is used when nothing is chosen, and instead of a theme that cannot be read. It has the
  /// terminal's own 16 colours, which its user chose to be readable, on light and on dark.
  package static let standard = "terminal"

  private let directories: [String]

  /// - Parameter directories: as in `Places.themeDirectories`.
  package init(directories: [String]) {
    self.directories = directories
  }

  /// - Returns: a theme in any case: the standard one when there is none of that name or its file is
  ///   no TOML, with the problem.
  package func theme(named name: String) -> (theme: Theme, problems: [SettingsProblem]) {
    var problems: [SettingsProblem] = []
    let draft = find(name, heirs: [], problems: &problems)
    if draft == nil, problems.isEmpty {
      problems.append(
        SettingsProblem(
          file: "theme",
          message: "there is no theme “\(Sanitizer.display(name, oneLine: true))”",
          suggestion: Spelling.suggestion(for: name, among: names() + [ThemeSelection.automatic])))
    }
    return (draft?.theme ?? .terminal, problems)
  }

  /// Every theme that can be chosen, with a few words of each. Reads all the files.
  package func choices() -> [ThemeChoice] {
    names().map { name in
      var problems: [SettingsProblem] = []
      let draft = find(name, heirs: [], problems: &problems)
      return ThemeChoice(
        name: name, summary: problems.isEmpty ? draft?.words ?? "" : "has problems")
    }
  }

  /// Every theme that can be chosen, sorted.
  package func names() -> [String] {
    var names = Set(ThemeDraft.compiledInNames)
    for directory in directories {
      guard let stream = opendir(directory) else { continue }
      defer { closedir(stream) }
      while let entry = readdir(stream) {
        let file = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        let name = String(file.dropLast(Self.suffix.count))
        if file.hasSuffix(Self.suffix), Self.isName(name) { names.insert(name) }
      }
    }
    return names.sorted()
  }

  /// - Parameter heirs: the themes that are being read and inherit this one, down to the chosen.
  private func find(
    _ name: String, heirs: [String], problems: inout [SettingsProblem]
  ) -> ThemeDraft? {
    guard Self.isName(name), heirs.count < Self.deepest else { return nil }
    let compiled = ThemeDraft.compiledIn(name)
    // The shipped file of a compiled-in theme says the same: only the user's own is read.
    let directories = compiled == nil ? directories[...] : directories.prefix(1)
    for (index, directory) in directories.enumerated() {
      let path = "\(directory)/\(name)\(Self.suffix)"
      // A theme that inherits its own name means the shipped one that it stands before.
      if heirs.contains("\(index)/\(name)") { continue }
      do throws(SmallFile.Fault) {
        let file = try SmallFile.read(path)
        return read(file, name, path, heirs: heirs + ["\(index)/\(name)"], problems: &problems)
      } catch .unreadable(let reason) {
        problems.append(SettingsProblem(file: path, message: "cannot be read: \(reason)"))
        return nil
      } catch {}
    }
    return compiled
  }

  private func read(
    _ file: SmallFile, _ name: String, _ path: String, heirs: [String],
    problems: inout [SettingsProblem]
  ) -> ThemeDraft? {
    var inherited: [SettingsProblem] = []
    do {
      let reader = try ThemeReader(
        String(decoding: file.bytes, as: UTF8.self), name: name, file: path
      ) { parent in
        find(parent, heirs: heirs, problems: &inherited)
      }
      problems += reader.problems + inherited
      return reader.draft
    } catch {
      problems.append(error)
      return nil
    }
  }

  /// A name is no path: what is chosen comes from the theme directories.
  private static func isName(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix(".") && !name.contains("/") && !name.utf8.contains(0)
  }

  private static let suffix = ".toml"
  /// More generations than anyone writes; a circle ends there too.
  private static let deepest = 8
}
