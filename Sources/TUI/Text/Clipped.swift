/// A text of one line in so many columns: what does not fit gives way to an ellipsis.
package func clipped(_ text: String, to width: Int) -> String {
  guard columns(text) > width else { return text }
  var kept = ""
  for character in text {
    let longer = kept + String(character)
    if columns(longer) >= width { break }
    kept = longer
  }
  return kept + "…"
}
