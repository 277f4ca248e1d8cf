/// What can be asked where a first key is given.
package enum SetupAction: Hashable, Sendable {
  case show
}
