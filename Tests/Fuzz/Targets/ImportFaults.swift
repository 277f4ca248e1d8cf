import Chat
import Interchange
import Storage

/// What must hold of what other programs left: what is wrong is said with its place; what is sound around
/// it goes in, whole; and what goes in is a conversation: each message behind the one that it follows.
enum ImportFaults {
  static func file(
    _ input: [UInt8], _ mutator: inout Mutator, in world: FuzzWorld
  ) -> String? {
    guard mutator.isOne(in: 2) else { return all(of: input, in: world).fault }
    // Amid others, a line a conversation.
    let line = input.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }
    let sound = all(of: lines([]), in: world).conversations
    let found = all(of: lines(line), in: world)
    if let fault = found.fault { return fault }
    guard sound.count == 2 else { return "sound lines do not go in" }
    if found.conversations.first.map(said) != said(sound[0]) { return "the line before is lost" }
    if found.conversations.last.map(said) != said(sound[1]) { return "the line behind is lost" }
    return nil
  }

  static func archive(_ input: [UInt8], in world: FuzzWorld) -> String? {
    all(of: input, in: world).fault
  }

  static func database(_ input: [UInt8], in world: FuzzWorld) -> String? {
    all(of: input, in: world).fault
  }

  private static func lines(_ line: [UInt8]) -> [UInt8] {
    ImportSeeds.before + [0x0A] + line + [0x0A] + ImportSeeds.behind + [0x0A]
  }

  /// What was said, without where it stood and when the file was written.
  private static func said(_ imported: ImportedConversation) -> [String] {
    [imported.conversation.id.rawValue]
      + imported.messages.map { "\($0.role) \($0.text) \($0.parent == nil)" }
  }

  private static let name = "source"
  /// More than any input can mean.
  private static let mostItems = 100_000

  private static func all(
    of input: [UInt8], in world: FuzzWorld
  ) -> (conversations: [ImportedConversation], fault: String?) {
    var conversations: [ImportedConversation] = []
    let path = world.write(input, to: "input")
    do throws(ImportProblem) {
      let source = try Interchange.open(path, name: name) { (path, name) throws(ImportProblem) in
        try DatabaseImport.open(path, name: name)
      }
      var count = 0
      while let item = try source.next() {
        count += 1
        if count > mostItems { return (conversations, "it has no end") }
        switch item {
        case .conversation(let conversation):
          if let fault = fault(conversation) { return (conversations, fault) }
          conversations.append(conversation)
        case .problem(let problem):
          if let fault = fault(problem) { return (conversations, fault) }
        }
      }
      if source.bytesRead > source.bytesInAll {
        return (conversations, "more was read than there is")
      }
    } catch {
      return (conversations, fault(error))
    }
    return (conversations, nil)
  }

  private static func fault(_ problem: ImportProblem) -> String? {
    if !problem.place.file.hasPrefix(name) { return "a problem without its file" }
    if problem.reason.isEmpty { return "a problem without words" }
    // What else is in the words is taken care of where they are shown.
    let text = problem.place.text + problem.reason
    return text.utf8.count > 2_000 ? "a problem of \(text.utf8.count) bytes" : nil
  }

  private static func fault(_ imported: ImportedConversation) -> String? {
    let conversation = imported.conversation
    if conversation.id.rawValue.isEmpty { return "a conversation without a name" }
    // What else a terminal would obey is taken care of where a title is shown.
    if conversation.title.unicodeScalars.contains(where: {
      $0.properties.generalCategory == .control
    }) {
      return "a control character in a title"
    }
    if imported.messages.isEmpty { return "a conversation of nothing" }
    var seen: Set<MessageID> = []
    for message in imported.messages {
      if message.conversation != conversation.id { return "a message of another conversation" }
      if let parent = message.parent, !seen.contains(parent) {
        return "a message before its parent"
      }
      if !seen.insert(message.id).inserted { return "a message twice" }
      if !isTime(message.createdAt) { return "a message at \(message.createdAt.seconds)" }
    }
    if !isTime(conversation.createdAt) || !isTime(conversation.updatedAt) {
      return "a conversation at \(conversation.createdAt.seconds)"
    }
    let named = imported.bookmarks + imported.shown + (conversation.head.map { [$0] } ?? [])
    return seen.isSuperset(of: named) ? nil : "a message that is not there is shown or marked"
  }

  /// A date that can be written with four digits.
  private static func isTime(_ time: WallTime) -> Bool {
    time.seconds.isFinite && (-62_135_596_800...253_402_300_800).contains(time.seconds)
  }
}
