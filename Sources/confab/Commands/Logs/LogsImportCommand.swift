import ArgumentParser
import Chat
import Glibc
import Settings
import Storage
import TUI

/// `confab logs import`: brings conversations along from elsewhere.
struct LogsImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring conversations along from other programs and exports.",
    discussion: """
      confab logs import export.zip        what ChatGPT or Claude sends when you ask for your data
      confab logs import chats.jsonl       OpenAI-style messages, a conversation a line
      confab logs import ~/.config/io.datasette.llm/logs.db
      confab logs import ~/.config/aichat/sessions

      What it is, is told from its content: ChatGPT and Claude exports (zip, folder or JSON),
      OpenAI-style JSON and JSONL, the databases of llm and elia, aichat's sessions, and what
      confab logs export writes as JSON. Importing the same again changes nothing; of a
      conversation that has grown the new messages go in. What cannot be read is reported with
      its place, and the rest goes in (exit status 1 then). Ctrl+C ends it; the same command
      goes on from there.
      """)

  @Argument(help: ArgumentHelp("Files or folders.", valueName: "path"))
  var paths: [String]

  @Option(
    help: ArgumentHelp(
      "Take it for this alone: \(ImportFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "format"))
  var format: String?

  @Option(help: ArgumentHelp("Give new conversations a tag. May be repeated.", valueName: "name"))
  var tag: [String] = []

  @Flag(help: "Only say what would go in.")
  var dryRun = false

  @Flag(help: "Write the result as JSON.")
  var json = false

  @Option(
    name: .customLong("data-dir"),
    help: ArgumentHelp("Where conversations are kept.", valueName: "dir"))
  var dataDirectory: String?

  @Flag(help: "Import into the demo's log.")
  var demo = false

  func validate() throws {
    guard !paths.isEmpty else { throw ValidationError("say what to import: a file or a folder.") }
    if let format, ImportFormat(rawValue: format) == nil {
      throw ValidationError(
        "--format “\(Sanitizer.display(format, oneLine: true))” is none: give one of "
          + ImportFormat.allCases.map(\.rawValue).joined(separator: ", ") + ".")
    }
    for tag in tag where Tag.from(tag) == nil {
      throw ValidationError("--tag “\(Sanitizer.display(tag, oneLine: true))” is no tag.")
    }
  }

  func run() throws {
    let path = logPath()
    let request = ImportRun.Request(
      paths: paths, only: format.flatMap(ImportFormat.init), tags: Tag.list(tag),
      isDryRun: dryRun)
    let isJSON = json
    Interruption.watch()
    Program.run { executor in
      do throws(StoreError) {
        // Nothing is made by looking what there is.
        let store =
          request.isDryRun && !LogFile.exists(path) ? nil : try SQLiteStore.open(path: path)
        var run = ImportRun(request, store: store, time: MachineTime(executor: executor))
        try await run.run()
        let report = ImportReport(run, log: path)
        StandardOutput.write(isJSON ? report.json : report.text)
        if !isJSON { StandardError.write(report.problems) }
        return report.status
      } catch {
        fail(
          "confab logs import: \(error.importText) What is in the log stays; the same command goes "
            + "on from there.", .failure)
      }
    }
  }

  private func logPath() -> String {
    do throws(SettingsProblem) {
      let places = try Places(
        options: Options(dataDirectory: dataDirectory),
        environment: ProcessEnvironment.variables())
      return demo ? places.demoDatabase : places.database
    } catch {
      fail("confab logs import: \(error.text)", .refused)
    }
  }
}

extension StoreError {
  /// What is wrong with a log that was to be written.
  fileprivate var importText: String {
    switch self {
    case .full(let path):
      "the disk of \(LogFile.shown(path)) is full. Make room and run it again."
    case .failed(let path, let reason):
      "the log \(LogFile.shown(path)) cannot be written "
        + "(\(Sanitizer.display(reason, oneLine: true)))."
    default: readingText + "."
    }
  }
}
