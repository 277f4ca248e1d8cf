package import Chat

/// Whose key it is, and what is left to spend: what a check of the key shows.
package struct Account: Hashable, Sendable {
  package var email: String
  package var name: String
  /// The organisation that pays at present; nil: the user does.
  package var organization: String?
  /// US dollars, of the organisation or the user; nil where the server did not say.
  package var balance: Double?
  /// Why there is no balance.
  package var balanceFailure: Failure?

  package init(
    email: String, name: String, organization: String? = nil, balance: Double? = nil,
    balanceFailure: Failure? = nil
  ) {
    self.email = email
    self.name = name
    self.organization = organization
    self.balance = balance
    self.balanceFailure = balanceFailure
  }
}
