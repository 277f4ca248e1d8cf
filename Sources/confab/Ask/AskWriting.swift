import Chat
import ChatUI
import Glibc
import TUI

/// Puts together what is asked: words, standard input, files, and what was written in an editor. Ends the
/// process where that is nothing that can be sent.
struct AskWriting {
  /// What is asked, and where it was written.
  struct Written {
    var input: AskInput
    /// The editor's file: the only one that has the text until the log has it.
    fileprivate var lent: LentText?

    /// The log has the prompt.
    func isKept() { lent?.remove() }

    /// Ends the process; what was written is not lost with it.
    func refuse(_ text: String, _ status: ExitStatus) -> Never {
      let place = lent.map { "\nWhat you wrote is in \($0.path)" } ?? ""
      fail("confab ask: " + Sanitizer.display(text + place), status)
    }
  }

  private let request: AskRequest

  init(_ request: AskRequest) { self.request = request }

  func read() -> Written {
    let piped: [UInt8]
    do throws(StandardInput.TooLarge) {
      piped = try StandardInput.read(limit: AskInput.limit) {
        guard !request.isQuiet, isatty(STDERR_FILENO) == 1 else { return }
        StandardError.write(
          "confab ask: waiting for standard input to end (none is meant: add </dev/null)\n")
      }
    } catch {
      let limit = AttachmentLabel.size(AttachableFile.textLimit)
      fail(
        "confab ask: standard input has more than \(AttachmentLabel.size(AskInput.limit)): at most "
          + "\(limit) of text can be sent. Nothing was sent. Pipe a part of it", .tooLong)
    }
    let attached = files()
    var words = request.words
    var lent: LentText?
    let isAlone = words.allSatisfy(\.isWhitespace) && attached.isEmpty && StandardInput.isTerminal
    if request.edits || isAlone {
      switch AskEditor.write(words) {
      case .written(let text, let file): (words, lent) = (text, file)
      case .failed(let problem): fail("confab ask: \(Sanitizer.display(problem))", .failure)
      }
    }
    do throws(AskInput.Refusal) {
      return Written(
        input: try AskInput(words: words, piped: piped, attached: attached), lent: lent)
    } catch {
      lent?.remove()
      switch error {
      case .empty:
        fail(
          "confab ask: nothing was asked. Give a prompt: confab ask \"Why is the sky blue?\", or pipe "
            + "one; confab ask --edit writes it in an editor", .usage)
      case .unusable(let reason):
        fail("confab ask: \(Sanitizer.display(reason)). Nothing was sent", .unusableInput)
      }
    }
  }

  private func files() -> [AttachableFile] {
    request.files.map { path in
      let home = ProcessEnvironment.variables()["HOME"]
      let (found, reason) = FileReading.open([[path]], home: home)
      guard let file = found?.first else {
        fail("confab ask: \(reason). Nothing was sent", .unusableInput)
      }
      do throws(AttachableFile.Refusal) { return try FileReading.read(file) } catch {
        fail("confab ask: \(file.name) \(error.reason). Nothing was sent", .unusableInput)
      }
    }
  }
}
