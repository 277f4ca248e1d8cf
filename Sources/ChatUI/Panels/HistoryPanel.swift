/// Earlier prompts, to search in and choose from.
package struct HistoryPanel: Sendable {
  var picker: Picker
}
