/// What can be asked of the list of models.
package enum ModelAction: Hashable, Sendable {
  /// The selected one is shown first from now on, or no more.
  case toggleFavourite
  /// Lists the models of the next endpoint, or the one before.
  case listEndpoint(Int)
}
