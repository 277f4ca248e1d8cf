import ArgumentParser
import Chat
import Storage

/// `confab logs backup`: the log as one file, while it is in use.
struct LogBackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the log into one file, also while Confab runs; the copy is verified.",
    discussion: "confab logs restore FILE puts it back.")

  @Argument(help: ArgumentHelp("The file to write.", valueName: "file"))
  var file: String

  @Flag(help: "Replace a file of that name.")
  var force = false

  @Flag(help: "Write one JSON object.")
  var json = false

  @OptionGroup var log: LogOptions

  func run() throws {
    let (file, force, isJSON) = (file, force, json)
    log.run("confab logs backup") { world throws(StoreError) in
      await world.interruptible {
        var line = ProgressLine(time: MachineTime(executor: world.executor))
        let content = try LogBackup.make(of: world.path, to: file, replaces: force) { progress in
          try Interruption.check()
          line.show(progress)
        }
        line.end()
        BackupReport.show(
          content, file: file, isJSON: isJSON,
          "\(LogFile.shown(world.path)) is backed up in \(LogFile.shown(file))")
      }
    }
  }
}
