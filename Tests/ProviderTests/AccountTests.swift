import Chat
import Testing

@testable import Provider

/// The account, from a real server on loopback.
@Suite(.timeLimit(.minutes(1)))
struct AccountTests {
  typealias Step = ScriptedServer.Step

  static let refusal = #"{"error":"Not Found","success":false}"#
  static let user = #"{"id":"usr-1","email":"ada@example.com","displayName":"Ada"}"#
  static let member =
    #"{"id":"usr-1","email":"ada@example.com","displayName":"Ada","organizations":[{"active":false,"organizationId":"org-0","name":"Old"},{"active":true,"organizationId":"org-1","name":"Engines"}]}"#

  static func envelope(_ data: String) -> String { #"{"success":true,"data":\#(data)}"# }

  static let notFound = Failure(origin: .http, status: 404, message: "Not Found")

  static func ada(
    _ organization: String? = nil, _ balance: Double? = nil, _ failure: Failure? = nil
  ) -> Result<Account, Failure> {
    .success(
      Account(
        email: "ada@example.com", name: "Ada", organization: organization, balance: balance,
        balanceFailure: failure))
  }

  /// The user's response, the balance's path and response, and what is made of them.
  static let servers: [(user: [Step], path: String?, balance: [Step], Result<Account, Failure>)] = [
    (
      .response("200 OK", body: envelope(user)), "/api/v1/users/usr-1/balance",
      .response("200 OK", body: envelope(#"{"balance":500000,"userId":"usr-1"}"#)), ada(nil, 0.5)
    ),
    (
      .response("200 OK", body: envelope(member)), "/api/v1/organizations/org-1/balance",
      .response("200 OK", body: envelope(#"{"balance":-140000}"#)), ada("Engines", -0.14)
    ),
    // Bare, as the documentation has it.
    (
      .response(
        "200 OK",
        body:
          #"{"id":"usr-1","email":"ada@example.com","name":"Ada","active_account_id":"org-2","organizations":[{"organizationId":"org-2"}]}"#
      ), "/api/v1/organizations/org-2/balance",
      .response("200 OK", body: #"{"balance":"12345678"}"#), ada("org-2", 12.345678)
    ),
    // The key is good, though the balance is not told.
    (
      .response("200 OK", body: envelope(user)), "/api/v1/users/usr-1/balance",
      .response("404 Not Found", body: refusal), ada(nil, nil, notFound)
    ),
    (
      .response("200 OK", body: envelope(user)), "/api/v1/users/usr-1/balance",
      .response("200 OK", body: #"{"success":false,"error":"no"}"#),
      ada(nil, nil, Failure(origin: .stream, status: 200, message: "no"))
    ),
    // An ID that would lead elsewhere is asked for nothing.
    (
      .response(
        "200 OK",
        body: #"{"id":"../../x?","email":"ada\u001b@example.com","displayName":"A\u202eda"}"#),
      nil, [],
      .success(Account(email: "ada\u{FFFD}@example.com", name: "A\u{FFFD}da"))
    ),
    (.response("404 Not Found", body: refusal), nil, [], .failure(notFound)),
    (
      .response("401 Unauthorized", body: #"{"error":"Unauthorized: sk_test"}"#), nil, [],
      .failure(Failure(origin: .http, status: 401, message: "Unauthorized: [key]"))
    ),
    (
      [.send("HTTP/1.1 204 No Content\r\n\r\n")], nil, [],
      .failure(
        Failure(
          origin: .stream, step: .format, status: 200,
          message: "ENDPOINT told nothing of the account."))
    ),
    (
      .response("200 OK", body: refusal), nil, [],
      .failure(Failure(origin: .stream, status: 200, message: "Not Found"))
    ),
    (
      .response("302 Found", ["Location: /api/v1/users/me"], body: ""), nil, [],
      .failure(
        Failure(origin: .http, message: "The account is redirected to no good end."))
    ),
  ]

  @Test(arguments: servers.indices)
  func tellsWhoseKeyItIsAndWhatIsLeft(index: Int) async throws {
    let (user, path, balance, expected) = Self.servers[index]
    let server = try await ScriptedServer.start { request in
      request.hasPrefix("GET /api/v1/users/me ") ? user : balance
    }
    let service = try HTTPChatServiceTests.service("http://127.0.0.1:\(server.port)/api/v1")
    let result: Result<Account, Failure>
    do throws(Failure) {
      result = .success(try await service.account())
    } catch {
      var failure = error
      failure.message = failure.message.replacing(service.endpoint, with: "ENDPOINT")
      result = .failure(failure)
    }
    #expect(result == expected)
    let first = try #require(await server.nextRequest())
    #expect(first.contains("Authorization: Bearer sk_test\r\n"))
    if let path {
      let second = try #require(await server.nextRequest())
      #expect(second.hasPrefix("GET \(path) HTTP/1.1\r\n"))
    }
    try await server.stop()
  }
}
