/// An attempt on its way through the gate, from its request to its end.
struct Passage {
  let attempt: Int
  let ticket: GateTicket
  /// The one that it passes, whichever backend is next.
  let gate: RequestGate?
}
