/// Questions that the terminal answers as soon as it has taken all that was written before them: fences
/// in the stream of bytes. Pure: its owner sends the bytes, and hands over every reply that comes.
///
/// The question is for the terminal's state (DSR 5), which even a VT100 answers, with few bytes. Answers
/// come in the order of the questions; nothing else tells whose they are.
package struct Fences: Hashable, Sendable {
  package static let question = Array("\u{1B}[5n".utf8)
  /// What the terminal answers, where it got into something that is no reply by itself.
  package static let answer = "\u{1B}[0n"

  /// Where those stand that are not answered, in bytes from the beginning.
  private var open: [Int] = []

  package init() {}

  package var areOpen: Bool { !open.isEmpty }

  /// A question was sent, which ends at that place.
  package mutating func put(at end: Int) { open.append(end) }

  /// - Returns: whether the reply is to a fence, or to one that was forgotten, and the fence's place.
  package mutating func take(_ reply: String) -> (isAnswer: Bool, end: Int?) {
    guard reply == "0n" || reply == "3n" else { return (false, nil) }
    return (true, open.isEmpty ? nil : open.removeFirst())
  }

  /// Nobody waits for the answers any more: another program had the terminal.
  package mutating func forget() { open = [] }
}
