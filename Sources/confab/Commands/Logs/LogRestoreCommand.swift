import ArgumentParser
import Chat
import Glibc
import Storage

/// `confab logs restore`: a backup in the place of the log.
struct LogRestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Put a backup in the place of the log, which is kept under another name.",
    discussion:
      "No Confab may be running on the log. The backup is verified before anything is changed.")

  @Argument(help: ArgumentHelp("What confab logs backup wrote.", valueName: "file"))
  var file: String

  @Flag(help: "Write one JSON object.")
  var json = false

  @OptionGroup var log: LogOptions

  func run() throws {
    let command = "confab logs restore"
    let (file, isJSON, path) = (file, json, log.path(for: command))
    Program.run { executor in
      let now = MachineTime(executor: executor).wallNow
      let world = LogWorld(command: command, path: path, now: now, executor: executor)
      return await world.cancellable {
        let aside = Self.aside(path, now: now)
        let isThere = access(path, F_OK) == 0
        var line = ProgressLine()
        let content = try LogBackup.restore(file, to: path, keeping: aside) { progress in
          try Task.checkCancellation()
          line.show(progress)
        }
        line.end()
        let kept = isThere ? "; the log until now is kept as \(LogFile.shown(aside))" : ""
        BackupReport.show(
          content, file: path, kept: isThere ? aside : nil, isJSON: isJSON,
          "\(LogFile.shown(file)) is restored to \(LogFile.shown(path))\(kept)")
      }
    }
  }

  /// `confab.db.before-2026-11-23T14-02-09Z`: one name a second.
  private static func aside(_ path: String, now: WallTime) -> String {
    let time = CivilTime(now).iso8601.split(separator: ":").joined(separator: "-")
    return "\(path).before-\(time)"
  }
}
