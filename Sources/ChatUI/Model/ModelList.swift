import Chat

/// The models of the endpoint, as far as they are known.
enum ModelList: Sendable {
  case unknown
  case loading
  case loaded([ModelInfo])
  case failed(Failure)
}
