import Chat

/// Reads what the account's endpoints give (facts, 1.10): in the envelope that they use, and bare as
/// the documentation has it.
enum AccountReader {
  struct User: Hashable {
    var id: String?
    var email: String
    var name: String
    var organization: Organization?
  }

  struct Organization: Hashable {
    var id: String
    var name: String
  }

  /// `users/me`; nil when it tells nothing of a user.
  static func user(_ body: JSONValue?) -> User? {
    guard let holder = content(of: body) else { return nil }
    let email = text(holder["email"]) ?? ""
    let name = text(holder["displayName"]) ?? text(holder["name"]) ?? ""
    let id = pathPart(holder["id"])
    guard id != nil || !email.isEmpty || !name.isEmpty else { return nil }
    let organizations = holder["organizations"]?.array ?? []
    let chosen = holder["active_account_id"]?.nonEmptyString
    let active = organizations.first {
      $0["active"]?.bool == true
        || (chosen != nil && $0["organizationId"]?.nonEmptyString == chosen)
    }
    return User(
      id: id, email: email, name: name,
      organization: active.flatMap { entry in
        pathPart(entry["organizationId"]).map {
          Organization(id: $0, name: text(entry["name"]) ?? $0)
        }
      })
  }

  /// `…/balance`, in dollars. It comes in millionths, other than the `current_balance` of an error.
  static func balance(_ body: JSONValue?) -> Double? {
    content(of: body)?["balance"]?.number.map { $0 / 1_000_000 }
  }

  /// A refusal that came with status 200.
  static func isRefusal(_ body: JSONValue?) -> Bool {
    body?["success"]?.bool == false || body?["error"]?.nonEmptyString != nil
  }

  private static func content(of body: JSONValue?) -> JSONValue? {
    guard let body, body.isObject, !isRefusal(body) else { return nil }
    guard let data = body.present("data"), data.isObject else { return body }
    return data
  }

  private static func text(_ value: JSONValue?) -> String? {
    ServerText.label(value?.nonEmptyString)
  }

  /// An ID that can stand in a path as it is: what else comes is no ID of theirs, and could lead the
  /// key to another place.
  private static func pathPart(_ value: JSONValue?) -> String? {
    guard let id = value?.nonEmptyString, id.utf8.count <= 100,
      id.utf8.allSatisfy({ byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
          || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x5F
      })
    else { return nil }
    return id
  }
}
