import ChatUI

/// What the process tells the shell when it ends. The numbers stay: scripts depend on them.
enum ExitStatus: Int32, CaseIterable {
  case success = 0
  /// Something went wrong while it ran; a line on standard error says what.
  case failure = 1
  /// It could not start as asked: no such endpoint, no usable terminal.
  case refused = 2
  // `confab ask`: what came of the request.
  case keyMissing = 10
  case keyRefused = 11
  case nothingLeft = 12
  case rateLimited = 13
  case modelUnavailable = 14
  case tooLong = 15
  case filtered = 16
  case rejected = 17
  case serverFailed = 18
  case network = 19
  /// The answer is there, and was cut at the token limit.
  case cut = 20
  /// No code was in the answer, or not that many blocks.
  case noCode = 21
  /// In a pipe, what had come of an answer that broke off stands before the whole one.
  case repeated = 22
  /// The command line, or a query in it, is not understood (`EX_USAGE`, as its parser says it, too).
  case usage = 64
  /// What was piped or attached cannot be sent (`EX_DATAERR`).
  case unusableInput = 65
  /// The terminal went away (128 + SIGHUP).
  case hangUp = 129
  /// Interrupted from outside (128 + SIGINT).
  case interrupted = 130
  /// Quit from outside (128 + SIGQUIT).
  case quit = 131
  /// Asked to end from outside (128 + SIGTERM).
  case terminated = 143

  /// What the manual says of it.
  var meaning: String {
    switch self {
    case .success: "Done; also when the reader of a pipe had had enough."
    case .failure: "Something went wrong; a line on standard error says what."
    case .refused:
      "It could not start as asked: no such endpoint, preset or conversation, no terminal."
    case .keyMissing: "ask: no API key for the endpoint."
    case .keyRefused: "ask: the key is refused (401, 403)."
    case .nothingLeft: "ask: nothing is left to spend (402, a spend limit, a daily cap)."
    case .rateLimited: "ask: rate limit, after all retries (429)."
    case .modelUnavailable: "ask: no such model here, or not for this account or region."
    case .tooLong: "ask: longer than the model or the server takes."
    case .filtered: "ask: a content filter kept the prompt or the answer back."
    case .rejected: "ask: the request is not accepted (400, 422)."
    case .serverFailed: "ask: the server failed, after all retries (5xx)."
    case .network: "ask: no connection, or one that broke, after all retries."
    case .cut: "ask: the answer is there, cut at the token limit."
    case .noCode: "ask: no code in the answer, or not that many blocks."
    case .repeated: "ask: in the pipe what had come of an answer that broke off stands before it."
    case .usage: "The command line or a query is wrong: what it may be is printed."
    case .unusableInput: "ask: standard input or a file is nothing that can be sent."
    case .hangUp: "The terminal went away."
    case .interrupted: "Ended by SIGINT (Ctrl-C)."
    case .quit: "Ended by SIGQUIT."
    case .terminated: "Ended by SIGTERM."
    }
  }

  init(signal: Int32) { self = ExitStatus(rawValue: 128 + signal) ?? .failure }

  init(_ ending: AskEnding) {
    self =
      switch ending {
      case .answered: .success
      case .cut: .cut
      case .repeated: .repeated
      case .stopped: .interrupted
      case .keyRefused: .keyRefused
      case .nothingLeft: .nothingLeft
      case .rateLimited: .rateLimited
      case .modelUnavailable: .modelUnavailable
      case .tooLong: .tooLong
      case .filtered: .filtered
      case .rejected: .rejected
      case .serverFailed: .serverFailed
      case .network: .network
      case .failed: .failure
      }
  }
}
