import Testing

@testable import Chat

@Suite struct BranchTests {
  private func message(_ id: String, parent: String?) -> Message {
    Message(
      id: MessageID(rawValue: id), conversation: ConversationID(rawValue: "C"),
      parent: parent.map(MessageID.init(rawValue:)), role: .user, createdAt: WallTime(seconds: 0))
  }

  @Test func countsSiblings() {
    let (root, second) = (message("1", parent: nil), message("2", parent: "1"))
    var branch = Branch(
      messages: [root, second],
      siblings: [second.id: SiblingPosition(position: 1, count: 2)])
    #expect(branch.position(of: root) == nil)
    let third = message("3", parent: "1")
    branch.remove(second.id)
    branch.append(new: third)
    #expect(branch.position(of: third) == SiblingPosition(position: 3, count: 3))
    #expect(branch.position(of: second) == SiblingPosition(position: 1, count: 3))
    let child = message("4", parent: "3")
    branch.append(new: child)
    #expect(branch.position(of: child) == nil)
    #expect(branch.messages.map(\.id.rawValue) == ["1", "3", "4"])
  }
}
