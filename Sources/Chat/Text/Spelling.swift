/// The word that was probably meant.
package enum Spelling {
  /// The nearest of the known words; nil when none is near enough to be meant.
  package static func nearest(to word: String, among known: [String]) -> String? {
    let wanted = Array(word.lowercased().unicodeScalars)
    let ranked = known.map { ($0, distance(wanted, Array($0.lowercased().unicodeScalars))) }
    guard let best = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
    // A third of the letters wrong, or two of a short word: more than that is another word.
    return best.1 <= max(2, wanted.count / 3) ? best.0 : nil
  }

  /// `did you mean “model”?`, or what there is to choose from.
  package static func suggestion(for word: String, among known: [String]) -> String? {
    if let nearest = nearest(to: word, among: known) { return "did you mean “\(nearest)”?" }
    return known.isEmpty ? nil : "known here: \(known.joined(separator: ", "))"
  }

  /// Insertions, deletions, replacements and swaps of neighbours that make one word of the other
  /// (optimal string alignment).
  package static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    // A key of a kilobyte is no misspelling, and its table would be large.
    guard left.count <= 64, right.count <= 64 else { return left == right ? 0 : .max }
    var before: [Int] = []
    var above = Array(0...right.count)
    for i in 0..<left.count {
      var row = [i + 1]
      for j in 0..<right.count {
        var best = min(above[j + 1] + 1, row[j] + 1, above[j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          best = min(best, before[j - 1] + 1)
        }
        row.append(best)
      }
      (before, above) = (above, row)
    }
    return above[right.count]
  }
}
