/// What can be asked of a conversation's branches.
package enum BranchAction: Hashable, Sendable {
  /// Puts the message at the cursor into the composer: sending makes it a sibling.
  case edit
  case regenerate
  case fork
  case sibling(Int)
  case showTree
  case showDifference
  /// In the tree.
  case treeMove(Int)
  case treePage(Int)
  case treeFirst, treeLast
  /// The stretch that the one at the cursor branches off from.
  case treeParent
  case treeChoose
  /// In the difference: the pair of siblings that is compared.
  case differenceSibling(Int)
}
