/// What can be asked of what was sent and received.
package enum InspectionAction: Hashable, Sendable {
  case showTokens
  case showRequest
  /// Another attempt of the answer.
  case attempt(Int)
  /// Another part: request, response, stream.
  case part(Int)
  /// The request's body as it was sent, or laid out.
  case toggleRaw
  case copyCurl
  case copyRequest
  case copyResponse
}
