import TUI

extension CommandTable {
  private static let open: Set<KeyContext> = [
    .chat, .failure, .help, .selection, .found, .tokens, .inspector,
  ]
  private static let both: Set<KeyContext> = [.tokens, .inspector]

  static let inspectionCommands = [
    Command(
      "tokens", "the answer in pieces, as they came", .screen, [key(.function(7))], in: open,
      .inspection(.showTokens), slash: ["tokens"], needs: [.messages]),
    Command(
      "inspect", "what was sent and received", .screen, [key(.function(8))], in: open,
      .inspection(.showRequest), slash: ["inspect"], needs: [.messages]),
    Command(
      "inspect-error", "what was sent and received", .failure, [key(.character("x"))],
      in: [.failure], .inspection(.showRequest)),
    Command(
      "next-part", "request, response, stream: the next", .inspection,
      [key(.tab), key(.right)], in: [.inspector], .inspection(.part(1))),
    Command(
      "previous-part", "the one before", .inspection, [key(.tab, .shift), key(.left)],
      in: [.inspector], .inspection(.part(-1))),
    Command(
      "earlier-attempt", "an earlier attempt of the answer", .inspection,
      [key(.character("["))], in: both, .inspection(.attempt(-1))),
    Command(
      "later-attempt", "a later attempt", .inspection, [key(.character("]"))], in: both,
      .inspection(.attempt(1))),
    Command(
      "copy-curl", "copy as a curl command, without the key", .inspection,
      [key(.character("c"))], in: [.inspector], .inspection(.copyCurl)),
    Command(
      "copy-body", "copy the request's body", .inspection, [key(.character("b"))],
      in: [.inspector], .inspection(.copyRequest)),
    Command(
      "copy-response", "copy the response, raw", .inspection, [key(.character("r"))],
      in: [.inspector], .inspection(.copyResponse)),
    Command(
      "raw-body", "the body as sent, or laid out", .inspection, [key(.character("p"))],
      in: [.inspector], .inspection(.toggleRaw)),
  ]
}
