package import Chat

extension HTTPChatService {
  /// Whose key this is, and the balance that it spends from. Reads only, and uses up no quota.
  ///
  /// A balance that cannot be read is no failure: the key is good all the same, and
  /// `balanceFailure` says why.
  package func account() async throws(Failure) -> Account {
    if let failure = keyFailure { throw failure }
    let url = configuration.baseURL
    let body = try await json(url.user, subject: "The account")
    guard let user = AccountReader.user(body) else {
      throw unreadable(body, "\(endpoint) told nothing of the account.")
    }
    var account = Account(
      email: user.email, name: user.name, organization: user.organization?.name)
    let balance =
      user.organization.map { url.balance(ofOrganization: $0.id) }
      ?? user.id.map { url.balance(ofUser: $0) }
    guard let balance else { return account }
    do throws(Failure) {
      let body = try await json(balance, subject: "The balance")
      account.balance = AccountReader.balance(body)
      if account.balance == nil {
        account.balanceFailure = unreadable(body, "\(endpoint) told no balance.")
      }
    } catch {
      account.balanceFailure = error
    }
    return account
  }

  private func json(_ url: String, subject: String) async throws(Failure) -> JSONValue? {
    try await Self.result(of: fetcher(subject).fetch(url, withKey: true)).get()
  }

  /// A 200 that refuses, or holds something else than was asked for.
  private func unreadable(_ body: JSONValue?, _ message: String) -> Failure {
    if let body, AccountReader.isRefusal(body) {
      return ErrorDecoder(
        head: ResponseHead(status: 200), now: time.wallNow, secret: configuration.key
      ).failure(.stream, body: body, text: [])
    }
    return Failure(origin: .stream, step: .format, status: 200, message: message)
  }
}
