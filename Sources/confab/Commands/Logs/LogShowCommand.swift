import ArgumentParser
import Chat
import Storage
import TUI

/// `confab logs show`: a conversation as text.
struct LogShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print a conversation as Markdown.",
    discussion:
      "With --json it is what confab logs export --format json writes, all branches of it.")

  @Argument(help: ArgumentHelp("Its ID, or “last”.", valueName: "id|last"))
  var conversation: String

  @Flag(help: "Print it as JSON.")
  var json = false

  @OptionGroup var log: LogOptions

  func run() throws {
    let (name, isJSON) = (conversation, json)
    log.run("confab logs show") { world throws(StoreError) in
      let store = try world.open()
      let conversation = try await world.conversation(name, in: store)
      let isTerminal = StandardOutput.columns != nil
      let export = ConversationExport(
        of: conversation.id, from: store, as: isJSON ? .json : .markdown, version: Confab.version,
        html: MarkdownHTML.text)
      do throws(ConversationExport.Problem<Never>) {
        // Text of models is data: a terminal is to show it, not to obey it.
        try await export.write { (text: String) throws(Never) in
          StandardOutput.write(isTerminal ? Sanitizer.display(text) : text)
        }
      } catch {
        fail("\(world.command): \(ExportWords.reason(error))", .failure)
      }
      return .success
    }
  }
}
