import Doctor
import Settings
import TUI

/// The file of measured widths: read at every start, written by `confab doctor`.
struct WidthFile {
  let path: String

  init(_ places: Places) { path = places.stateDirectory + "/widths" }

  func read() -> WidthMemory {
    WidthMemory(PrivateFile.read(path, limit: WidthMemory.byteLimit) ?? [])
  }

  /// What is as the table has it, and was not otherwise before, is not written down.
  /// - Returns: why it could not be kept.
  func keep(_ entry: WidthMemory.Entry) -> String? {
    PrivateFile.exclusively(path) {
      var memory = read()
      let before = memory
      guard !entry.profile.isStandard || !memory.entries.isEmpty else { return nil }
      memory.keep(entry)
      guard memory != before else { return nil }
      do throws(PrivateFile.Problem) {
        try PrivateFile.replace(path, with: memory.bytes)
        return nil
      } catch {
        return error.reason
      }
    }
  }
}
