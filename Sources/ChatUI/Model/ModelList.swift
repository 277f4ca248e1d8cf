import Chat

/// The models of an endpoint, as far as they are known.
enum ModelList: Sendable {
  case unknown
  case loading
  case loaded([ModelInfo])
  case failed(Failure)
}

extension Model {
  /// Tokens that the model of the next request can read; nil: not known.
  var contextLength: Int? {
    guard case .loaded(let list) = models else { return nil }
    return list.first { $0.id == model }?.contextLength
  }
}
