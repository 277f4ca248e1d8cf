package import Chat

/// What is known of models and endpoints.
package enum ModelsEvent: Sendable {
  /// The models that an endpoint offers. `isCached`: as of an earlier run, because it was not asked yet
  /// or does not answer.
  case list([ModelInfo], endpoint: String, isCached: Bool)
  case failed(Failure, endpoint: String)
  /// The conversation in front is asked of another endpoint from now on.
  case endpoint(EndpointFacts)
  /// It cannot be: no key, no such address. The one before stays.
  case endpointFailed(String, reason: String)
  /// The favourites and the models used last, newest first.
  case remembered(favourites: [ModelID], recent: [ModelID])
}

/// What the interface says of an endpoint.
package struct EndpointFacts: Hashable, Sendable {
  /// As it is chosen by.
  package var name: String
  /// Host, and port where it is not the usual one.
  package var address: String
  /// Where the key came from, in words; never the key. nil: no key is used.
  package var keyOrigin: String?

  package init(name: String, address: String, keyOrigin: String? = nil) {
    self.name = name
    self.address = address
    self.keyOrigin = keyOrigin
  }
}

/// What is asked about models and endpoints.
package enum ModelsEffect: Hashable, Sendable {
  /// The list of the endpoint of the conversation in front.
  case load
  /// Asks another endpoint from now on in the conversation in front; with a model of it, or its own.
  case useEndpoint(String, ModelID?)
  case setFavourite(Bool, ModelID)
  /// A model was used: it is among the recent ones.
  case noteUsed(ModelID)
}
