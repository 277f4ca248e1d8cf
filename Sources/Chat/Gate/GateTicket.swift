/// Stands for one request on its way through a gate; known by its identity.
package final class GateTicket: Sendable, Hashable {
  package init() {}

  package static func == (left: GateTicket, right: GateTicket) -> Bool { left === right }

  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
