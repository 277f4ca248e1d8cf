import Chat
import Storage

/// What was copied, in words or for programs.
enum BackupReport {
  static func show(
    _ content: LogBackup.Content, file: String, kept: String? = nil, isJSON: Bool, _ text: String
  ) {
    guard isJSON else {
      let counts = "\(content.conversations) conversations, \(content.messages) messages, verified"
      return StandardOutput.write("\(text).\n\(counts).\n")
    }
    var members: [(String, JSONValue)] = [
      ("file", .shown(file)), ("conversations", .number(Double(content.conversations))),
      ("messages", .number(Double(content.messages))),
      ("attempts", .number(Double(content.attempts))),
      ("attachments", .number(Double(content.attachments))),
    ]
    if let kept { members.append(("kept", .shown(kept))) }
    StandardOutput.write(JSONValue.record(members).compactText + "\n")
  }

  static func words(_ problem: LogBackup.Problem) -> String {
    switch problem {
    case .exists(let path):
      "there is a file \(LogFile.shown(path)) already: choose another name, or --force"
    case .store(let error): error.readingText
    case .damaged(let path, let reason):
      "\(LogFile.shown(path)) is damaged (\(reason)); nothing was changed"
    case .inUse(let path):
      "another Confab has \(LogFile.shown(path)) open: quit it first; nothing was changed"
    case .refused(let path, let reason): "\(LogFile.shown(path)) cannot be written (\(reason))"
    }
  }
}
