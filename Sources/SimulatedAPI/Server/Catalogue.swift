/// The model lists, made of the scenarios.
enum Catalogue {
  /// 2025-01-01T00:00:00Z: the models have always been there.
  private static let created = 1_735_689_600
  private static let contextLength = 128_000
  /// What a newcomer should try first.
  private static let recommendedIDs = ["demo/tour", "demo/429-then-ok", "demo/markdown"]

  /// As `GET /models` gives them, with a description and the context's length in addition.
  static let models: JSON = [
    "object": "list",
    "data": .array(
      Scenario.all.map { scenario in
        [
          "id": .string(scenario.id), "object": "model", "created": .integer(created),
          "owned_by": "demo", "description": .string(scenario.summary),
          "context_length": .integer(contextLength),
        ]
      }),
  ]

  /// As `GET /ai/cline/models` gives them: prices and modalities, of some.
  static let described: JSON = [
    "data": .array(
      modalities.map { id, inputs in
        [
          "id": .string(id), "name": .string(String(id.dropFirst(5))),
          "context_length": .integer(contextLength),
          "architecture": [
            "modality": .string("\(inputs.joined(separator: "+"))->text"),
            "input_modalities": .array(inputs.map { .string($0) }),
          ],
          // What the answers are charged at; text, as the API gives it.
          "pricing": [
            "prompt": .string("\(TokenCount.promptPrice)"),
            "completion": .string("\(TokenCount.completionPrice)"),
          ],
          "top_provider": ["max_completion_tokens": 8192],
        ]
      })
  ]

  /// What may be sent to them; of the others nothing is said.
  private static let modalities: [(id: String, inputs: [String])] = [
    ("demo/tour", ["text", "image"]), ("demo/markdown", ["text", "image"]),
    ("demo/echo", ["text"]), ("demo/429-then-ok", ["text"]),
  ]

  static let recommended: JSON = [
    "recommended": .array(
      recommendedIDs.compactMap { Scenario.byID[$0] }.map { scenario in
        [
          "id": .string(scenario.id), "name": .string(String(scenario.id.dropFirst(5))),
          "description": .string(scenario.summary), "tags": [],
        ]
      }),
    "free": [], "clinePass": [],
  ]
}

/// The account that every key belongs to but one.
enum Account {
  /// A key that is refused wherever it is used.
  static let refusedKey = "sk_refused"

  static let id = "usr-demo"

  static let user: JSON = [
    "success": true,
    "data": [
      "id": .string(id), "email": "demo@example.com", "displayName": "Demo", "photoUrl": "",
      "createdAt": "2025-01-01T00:00:00Z", "updatedAt": "2025-01-01T00:00:00Z",
      "organizations": [],
    ],
  ]

  /// In millionths of a US dollar.
  static let balance: JSON = [
    "success": true, "data": ["balance": 5_000_000, "userId": .string(id)],
  ]
}
