/// A named set of what is sent along, to be put on a conversation: a role, a style, a model for it.
package struct Preset: Hashable, Sendable {
  /// As it is chosen by, unique.
  package var name: String
  package var options: RequestOptions
  /// nil: the conversation's model stays.
  package var model: ModelID?

  package init(name: String, options: RequestOptions, model: ModelID? = nil) {
    self.name = name
    self.options = options
    self.model = model
  }
}
