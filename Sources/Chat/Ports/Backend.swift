/// Who is asked: a server under the name that it is chosen by, and the gate that requests to it pass.
/// A session has one at a time; it may be changed between two requests.
package struct Backend: Sendable {
  /// As in the settings; kept with the conversations that are asked of it.
  package let name: String
  package let service: any ChatService
  /// Shared by all sessions with the same server and key; nil: nothing holds requests back.
  package let gate: RequestGate?

  package init(name: String, service: any ChatService, gate: RequestGate? = nil) {
    self.name = name
    self.service = service
    self.gate = gate
  }
}

extension Backend: Hashable {
  /// By name: two of one name are the same choice.
  package static func == (one: Backend, other: Backend) -> Bool { one.name == other.name }

  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
