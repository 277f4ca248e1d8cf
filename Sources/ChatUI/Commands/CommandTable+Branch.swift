import TUI

extension CommandTable {
  static let branchCommands: [Command] = [
    branch("edit-message", "edit this message and send it again", [letter("e")], .edit),
    branch(
      "regenerate", "ask for this answer again", [letter("r")], .regenerate,
      slash: ["regenerate"], needs: [.quiet, .answer]),
    branch(
      "fork", "go on from here in a new conversation", [letter("f")], .fork,
      slash: ["fork"], needs: [.quiet, .messages]),
    branch(
      "sibling-previous", "the version before of this message",
      [letter("["), letter("<"), alt(",")],
      .sibling(-1)),
    branch(
      "sibling-next", "the next version of this message", [letter("]"), letter(">"), alt(".")],
      .sibling(1)),
    branch("difference", "what differs from another version", [letter("d")], .showDifference),
    Command(
      "answer-previous", "the version before of the last answer or its prompt", .branches,
      [alt(",")],
      in: [.chat], .branch(.sibling(-1)), needs: [.quiet, .messages]),
    Command(
      "answer-next", "the next version of the last answer or its prompt", .branches, [alt(".")],
      in: [.chat], .branch(.sibling(1)), needs: [.quiet, .messages]),
    Command(
      "tree", "tree of all branches", .branches, [alt("g")], in: [.chat, .found],
      .branch(.showTree), slash: ["tree"], needs: [.messages]),
    branch("select-tree", "tree of all branches", [letter("t"), alt("g")], .showTree),
    tree("tree-up", "in the tree: up", [key(.up), letter("k"), control("p")], .treeMove(-1)),
    tree("tree-down", "in the tree: down", [key(.down), letter("j"), control("n")], .treeMove(1)),
    tree("tree-page-up", "in the tree: a page up", [key(.pageUp)], .treePage(-1)),
    tree("tree-page-down", "in the tree: a page down", [key(.pageDown)], .treePage(1)),
    tree("tree-first", "in the tree: to the root", [key(.home)], .treeFirst),
    tree("tree-last", "in the tree: to the last branch", [key(.end)], .treeLast),
    tree(
      "tree-parent", "in the tree: to where it branches off", [key(.left), letter("h")], .treeParent
    ),
    tree("tree-show", "in the tree: show this branch", [key(.enter)], .treeChoose),
    Command(
      "difference-previous", "compare with the version before", .branches,
      [letter("["), letter("<"), key(.left)], in: [.difference], .branch(.differenceSibling(-1))),
    Command(
      "difference-next", "compare with the next version", .branches,
      [letter("]"), letter(">"), key(.right)], in: [.difference], .branch(.differenceSibling(1))),
  ]

  private static func branch(
    _ name: String, _ help: String, _ keys: [KeyPress], _ action: BranchAction,
    slash: [String] = [], needs: [CommandNeed] = []
  ) -> Command {
    Command(
      name, help, .branches, keys, in: [.selection], .branch(action), slash: slash, needs: needs)
  }

  private static func tree(
    _ name: String, _ help: String, _ keys: [KeyPress], _ action: BranchAction
  ) -> Command {
    Command(name, help, .branches, keys, in: [.tree], .branch(action))
  }
}
