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
      BranchPage(
        messages: [root, second],
        siblings: [second.id: SiblingPosition(position: 1, count: 2)]))
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

  @Test func takesItsBeginningBackAndLetsItGo() {
    let messages = (0..<6).map { message("\($0)", parent: $0 == 0 ? nil : "\($0 - 1)") }
    let two = SiblingPosition(position: 2, count: 2)
    var branch = Branch(
      BranchPage(messages: Array(messages[3...]), siblings: [messages[4].id: two], first: 3))
    #expect(!branch.isWhole)
    branch.prepend(
      BranchPage(messages: Array(messages[..<3]), siblings: [messages[1].id: two], total: 6))
    #expect(branch.isWhole)
    #expect(branch.messages == messages)
    #expect(messages.map { branch.position(of: $0) } == [nil, two, nil, nil, two, nil])
    branch.cut(from: 4)
    let other = message("x", parent: "3")
    branch.append(new: other)
    #expect(branch.position(of: other) == SiblingPosition(position: 3, count: 3))
    branch.letGo(keeping: 2)
    #expect(branch.earlier == 3)
    #expect(branch.messages.map(\.id.rawValue) == ["3", "x"])
    #expect(branch.page(limit: 1).first == 4)
    #expect(branch.page(limit: 1).siblings == [other.id: SiblingPosition(position: 3, count: 3)])
  }
}
