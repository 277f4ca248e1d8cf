import Chat

/// Sources one after the other. One that breaks is reported, and the next goes on.
final class MemberQueue {
  typealias Opening = () -> Result<any ImportSource, ImportProblem>

  private var openings: ArraySlice<Opening>
  private var current: (any ImportSource)?
  private var finished = 0

  init(_ openings: [Opening]) { self.openings = openings[...] }

  var bytesRead: Int { finished + (current?.bytesRead ?? 0) }

  func next() -> ImportedItem? {
    while true {
      do throws(ImportProblem) {
        if current == nil {
          guard let opening = openings.popFirst() else { return nil }
          current = try opening().get()
        }
        if let item = try current?.next() { return item }
      } catch {
        close()
        return .problem(error)
      }
      close()
    }
  }

  private func close() {
    finished += current?.bytesInAll ?? 0
    current = nil
  }
}
