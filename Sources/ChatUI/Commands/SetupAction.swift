/// What can be asked where a first key is given.
package enum SetupAction: Hashable, Sendable {
  case show
  case move(Int)
  case choose
  case nextEndpoint
  case backspace, clear
}
