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
    let (file, isJSON) = (file, json)
    log.run("confab logs restore") { world throws(StoreError) in
      let path = world.path
      return await world.interruptible {
        let aside = Self.aside(path, now: world.now)
        let isThere = access(path, F_OK) == 0
        var line = ProgressLine(time: MachineTime(executor: world.executor))
        let content = try LogBackup.restore(file, to: path, keeping: aside) { progress in
          try Interruption.check()
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
