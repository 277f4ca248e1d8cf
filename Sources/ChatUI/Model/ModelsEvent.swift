package import Chat

/// What is known of models and endpoints.
package enum ModelsEvent: Sendable {
  /// The models that an endpoint offers.
  case list([ModelInfo], endpoint: String, ModelListAge)
  /// It was asked for them, and gave none.
  case failed(Failure, endpoint: String)
  /// An open conversation is asked of this endpoint and this model from now on. An empty model: none
  /// is known there yet.
  case endpoint(EndpointFacts, model: ModelID, of: ConversationID)
  /// It cannot be: no key, no such address. The one before stays.
  case endpointFailed(String, reason: String)
  /// The favourites and the models used last, of all endpoints.
  case remembered([RememberedModel])
}

/// Since when a list of models is known.
package enum ModelListAge: Hashable, Sendable {
  /// The endpoint gave it in this run.
  case now
  /// It gave it then, in an earlier run.
  case asOf(WallTime)
  /// The configuration names them; the endpoint was not asked yet.
  case configured
}

/// What the user did with a model of an endpoint, kept from one run to the next.
package struct RememberedModel: Hashable, Sendable {
  package var endpoint: String
  package var model: ModelID
  package var isFavourite: Bool
  /// When it was asked last; nil: never.
  package var usedAt: WallTime?

  package init(
    endpoint: String, model: ModelID, isFavourite: Bool = false, usedAt: WallTime? = nil
  ) {
    self.endpoint = endpoint
    self.model = model
    self.isFavourite = isFavourite
    self.usedAt = usedAt
  }
}

/// What the interface says of an endpoint.
package struct EndpointFacts: Hashable, Sendable {
  /// What the built-in simulated API is chosen by.
  package static let demoName = "demo"

  /// As it is chosen by.
  package var name: String
  /// Host, and port where it is not the usual one.
  package var address: String
  /// Where the key came from, in words; never the key. nil: no key is used.
  package var keyOrigin: String?
  /// The built-in simulated API: no account, no network.
  package var isDemo: Bool

  package init(name: String, address: String, keyOrigin: String? = nil, isDemo: Bool = false) {
    self.name = name
    self.address = address
    self.keyOrigin = keyOrigin
    self.isDemo = isDemo
  }
}

/// What is asked about models and endpoints.
package enum ModelsEffect: Hashable, Sendable {
  /// The list of the endpoint of the conversation in front.
  case load
  /// The list of another one.
  case loadOf(String)
  /// Asks another endpoint from now on in the conversation in front; with a model of it, or its own.
  case useEndpoint(String, ModelID?)
  case setFavourite(Bool, ModelID, endpoint: String)
}
