import Chat
import ChatUI
import Dispatch

/// Files that go along with prompts.
extension Controller {
  /// A disk may be slow: not on the queue that answers keys.
  static let attachments = QueueExecutor(DispatchQueue(label: "confab.attachments"))

  func run(_ effect: AttachmentEffect) {
    switch effect {
    case .attach(let request): attach(request)
    case .findPaths(let number, let query):
      paths.begin(query) { [inbox] matches, isComplete in
        inbox.send(
          .interface(.attachments(.paths(number: number, matches, isComplete: isComplete))))
      }
    }
  }

  /// One request after the other, so that chips come in the order in which files were named.
  private func attach(_ request: AttachmentRequest) {
    let before = attaching
    attaching = Task(executorPreference: Self.attachments) { [store = parts.store, inbox] in
      await before?.value
      let outcome = await Self.read(request, to: store)
      inbox.send(.interface(.attachments(.read(request, outcome))))
    }
  }

  private static func read(
    _ request: AttachmentRequest, to store: any ConversationStore
  ) async -> AttachmentOutcome {
    let (found, reason) = FileReading.open(
      request.readings, home: ProcessEnvironment.variables()["HOME"])
    guard let found else {
      return AttachmentOutcome(problems: request.isGuess ? [] : [reason])
    }
    // What is named by chance is no list of files to attach: a directory, a device.
    if request.isGuess, !found.allSatisfy(FileReading.isRegular) {
      for file in found { FileReading.close(file) }
      return AttachmentOutcome()
    }
    var outcome = AttachmentOutcome()
    for file in found {
      do throws(AttachableFile.Refusal) {
        let file = try FileReading.read(file)
        do throws(StoreError) {
          try await store.save(file.attachment)
          outcome.files.append(.init(reference: file.reference, guessed: file.guessed))
        } catch {
          outcome.problems.append("\(file.attachment.name) was not attached: \(error.whyNotKept)")
        }
      } catch {
        outcome.problems.append("\(file.name) \(error.reason)")
      }
    }
    // Where one of several is refused, the text stays: it names them all.
    if request.replaces != nil, !outcome.problems.isEmpty { outcome.files = [] }
    return outcome
  }
}

extension StoreError {
  /// What is wrong, and what to do about it.
  var whyNotKept: String {
    switch self {
    case .full(let path): "the disk of \(path) is full: free some space, then attach it again"
    case .unreadable(let path, let reason), .failed(let path, let reason):
      "the log \(path) cannot be written (\(reason))"
    case .locked(let path): "another program keeps the log \(path) locked: try again later"
    case .damaged(let path): "the log \(path) is damaged"
    case .replaced(let path): "the log \(path) was moved or deleted"
    case .notADatabase(let path): "\(path) is no log of Confab's"
    case .newer(let path, _, _): "the log \(path) was made by a newer Confab: update Confab"
    }
  }
}
