/// Something to import from: gives its conversations one after the other, and holds no more than one of
/// them. What cannot be read is given as a problem, and the rest goes on.
package protocol ImportSource: AnyObject {
  /// nil: that was all. Throws where nothing more can be read.
  func next() throws(ImportProblem) -> ImportedItem?
  /// Bytes of the source that have been read, and in all: what progress is measured by.
  var bytesRead: Int { get }
  var bytesInAll: Int { get }
}

package enum ImportedItem: Hashable, Sendable {
  case conversation(ImportedConversation)
  case problem(ImportProblem)
}
