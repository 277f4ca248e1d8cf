/// Each status of the API's error reference, in the documented shape; its kin; and the other bodies
/// that errors are found in. 429 has a table of its own.
extension Scenario {
  static let httpErrors: [Scenario] = [
    Scenario("400", "400 Bad Request: not retried", badRequest),
    Scenario(
      "401", "401 Unauthorized: the key is wrong or revoked",
      .refusing(401, "Invalid API key: it does not exist, or it was deleted.")),
    Scenario("402", "402 Payment Required: no credits left", paymentRequired),
    Scenario(
      "403", "403 Forbidden: the key has no access to this",
      .refusing(403, "This API key does not have access to this resource.")),
    Scenario(
      "404", "404 Not Found: the endpoint path or the model ID is wrong",
      .refusing(404, "Model not found. Model IDs have the form provider/model-name.")),
    Scenario(
      "500", "500 Internal Server Error: retried once",
      .refusing(500, "Internal server error.")),
    Scenario(
      "500-then-ok", "500 once, then an answer", failures: 1,
      .refusing(500, "Internal server error."), then: .recovered),
    Scenario(
      "502", "502 Bad Gateway: retried up to three times",
      .refusing(502, "The upstream provider returned an error.")),
    Scenario(
      "502-then-ok", "502 twice, then an answer", failures: 2,
      .refusing(502, "The upstream provider returned an error."), then: .recovered),
    Scenario(
      "503", "503 Service Unavailable: retried up to three times",
      .refusing(503, "The service is temporarily unavailable.")),
    Scenario(
      "503-then-ok", "503 twice, then an answer", failures: 2,
      .refusing(503, "The service is temporarily unavailable."), then: .recovered),
    Scenario(
      "413", "413 Content Too Large: not retried",
      .refusing(413, "The request body is too large: at most 32 MiB are accepted.")),
    Scenario(
      "422", "422 Unprocessable Content: not retried",
      .refusing(
        422, "messages.0.content must not be empty.", parameter: "messages.0.content")),
    Scenario(
      "504", "504 Gateway Timeout: retried up to three times",
      .refusing(504, "The upstream provider did not answer in time.")),
    Scenario(
      "529", "529 Overloaded: retried up to three times",
      .refusing(529, "The upstream provider is overloaded.")),
    Scenario(
      "403-reserved", "403: a model that is kept for Cline's own apps",
      .refusing(403) { exchange in
        let message = "\(exchange.request.model) is only available via Cline product surfaces"
        return ["error": .string(message), "success": false]
      }),
    Scenario(
      "error-in-string", "402 whose body is JSON inside a string",
      .refusing(402) { _ in
        let inner: JSON = [
          "code": "insufficient_credits", "current_balance": -0.14,
          "message": "Not enough credits available",
        ]
        return ["error": .string(inner.encoded), "success": false]
      }),
    Scenario("500-upstream-404", "500 that quotes the provider's own 404", upstreamNotFound),
    Scenario(
      "plain-text-500", "500 whose body is plain text",
      .refusing(500, contentType: "text/plain; charset=utf-8", body: "upstream connect error\n")),
    Scenario(
      "empty-body-502", "502 without a body",
      .refusing(502, contentType: "text/plain", body: "")),
    Scenario("html-502", "502 as a proxy's web page", proxyPage),
    Scenario("edge-403", "403 as a web page: the network's edge answered", edgePage),
  ]

  private static let badRequest = Behaviour.refusing(
    400, "temperature must be between 0.0 and 2.0.", parameter: "temperature")

  private static let paymentRequired = Behaviour.refusing(402) { exchange in
    [
      "error": [
        "code": 402, "message": "Insufficient account credits.", "current_balance": -0.14,
        "buy_credits_url": "https://app.cline.bot/dashboard/account?tab=credits&redirect=true",
        "metadata": ["request_id": .string(exchange.requestID)],
      ]
    ]
  }

  private static let upstreamNotFound = Behaviour.refusing(500) { exchange in
    let upstream: JSON = [
      "error": [
        "message": .string("No endpoints found for \(exchange.request.model)."), "code": 404,
        "metadata": ["provider_name": "simulated"],
      ]
    ]
    let text = "stream error from upstream: request failed with status 404: \(upstream.encoded)"
    return ["error": .string(text), "success": false]
  }

  private static let proxyPage = Behaviour.refusing(
    502, contentType: "text/html",
    body: """
      <html>
      <head><title>502 Bad Gateway</title></head>
      <body>
      <center><h1>502 Bad Gateway</h1></center>
      <hr><center>gateway</center>
      </body>
      </html>

      """)

  private static let edgePage = Behaviour.refusing(
    403, contentType: "text/html; charset=utf-8",
    headers: [.fixed("cf-ray", "8d3f0c5be9a1c2d4-FRA"), .fixed("Server", "edge")],
    body: """
      <!doctype html><meta charset="utf-8"><title>403</title>403 Forbidden

      """)
}
