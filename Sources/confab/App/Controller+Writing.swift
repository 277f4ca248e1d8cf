import Chat
import ChatUI
import Curses

/// What is being written, outside of the composer: earlier prompts of the log, the user's own editor.
extension Controller {
  /// Prompts of the log that a search brings: more than anybody looks through.
  private static let promptsFound = 200

  func run(_ effect: WritingEffect) {
    switch effect {
    case .findPrompts(let question): find(question)
    case .editOutside(let text): editOutside(text)
    }
  }

  private func find(_ question: PromptQuestion) {
    Task(executorPreference: executor) { [store = parts.store, inbox] in
      do throws(StoreError) {
        let found = try await store.prompts(
          matching: question.words, in: question.conversation, limit: Self.promptsFound)
        inbox.send(.interface(.writing(.prompts(found, number: question.number))))
      } catch {
        inbox.send(.interface(.writing(.prompts([], number: question.number))))
        inbox.send(.interface(.notice(error.text, isWarning: true)))
      }
    }
  }

  /// Answers go on meanwhile. The draft itself is on the disk already, and stays in the composer when
  /// the editor fails.
  private func editOutside(_ text: String) {
    Task(executorPreference: executor) { [inbox, terminal] in
      let environment = ProcessEnvironment.variables()
      func tell(_ text: String?, _ problem: String?) {
        inbox.send(.interface(.writing(.edited(text, problem: problem))))
      }
      guard let lent = LentText(text, ending: ".md", environment: environment) else {
        return tell(nil, "no directory for temporary files can be written to: set TMPDIR")
      }
      let program = OutsideProgram.editor
      let end = await terminal.run(program.words(showing: lent.path, environment: environment))
      let edited = lent.edited
      lent.remove()
      tell(edited, program.problem(end, environment: environment))
    }
  }
}
