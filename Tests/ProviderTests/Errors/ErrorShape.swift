/// The ways in which one error can come.
enum ErrorShape: String, CaseIterable, Sendable {
  // Instead of an answer, with the error's status.
  /// `{"error":{"code":…,"message":…,"metadata":{…}}}`, the documented one.
  case documented
  /// The error's members at the top.
  case flat
  /// `{"error":"{\"code\":…}","success":false}`
  case jsonInString
  /// `{"success":false,"data":{"error":{…}}}`
  case envelope
  /// `{"error":"…","success":false}`
  case words
  case bareText
  case page
  case empty

  // Inside a 200.
  /// `choices[0].error` beside `finish_reason: "error"`, the documented one.
  case finishReason
  /// A top-level `error` in a frame without choices.
  case frame
  case frameWithChoices
  case frameWithJSONInString
  case frameInEnvelope
  case eventNamedError
  case frameWithWords
  /// No stream at all: JSON.
  case jsonReply

  var isStream: Bool {
    switch self {
    case .documented, .flat, .jsonInString, .envelope, .words, .bareText, .page, .empty: false
    default: true
    }
  }

  var hasCode: Bool {
    switch self {
    case .words, .bareText, .page, .empty, .frameWithWords: false
    default: true
    }
  }

  /// Whether an answer can have begun.
  var canFollowText: Bool { isStream && self != .jsonReply }

  /// The request ID stands in the error, not in a header.
  var holdsRequestID: Bool {
    switch self {
    case .documented, .flat, .frame, .finishReason: true
    default: false
    }
  }

  static let text = #"data: {"choices":[{"delta":{"content":"partial"}}]}"# + "\n\n"
  static let pageTitle = "Access & more"

  func body(_ row: ErrorRow, code: String, afterText: Bool) -> String {
    let id = holdsRequestID ? #","request_id":"req_1""# : ""
    let error = #"{\#(row.members)"code":\#(code),"message":"\#(row.message)"\#(id)}"#
    let quoted = error.replacing("\"", with: "\\\"")
    let body =
      switch self {
      case .documented:
        #"{"error":{\#(row.members)"code":\#(code),"message":"\#(row.message)","metadata":{"request_id":"req_1"}}}"#
      case .flat: error
      case .jsonInString: #"{"error":"\#(quoted)","success":false}"#
      case .envelope: #"{"success":false,"data":{"error":\#(error)}}"#
      case .words: #"{"error":"\#(row.message)","success":false}"#
      case .bareText: row.message
      case .page: "<!doctype html><html><title>Access &amp; more</title><body>x</body></html>"
      case .empty: ""
      case .finishReason:
        frame(#"{"choices":[{"delta":{},"finish_reason":"error","error":\#(error)}]}"#)
      case .frame: frame(#"{"error":\#(error)}"#)
      case .frameWithChoices:
        frame(
          #"{"error":\#(error),"choices":[{"delta":{"content":""},"finish_reason":"error"}]}"#)
      case .frameWithJSONInString: frame(#"{"error":"\#(quoted)"}"#)
      case .frameInEnvelope: frame(#"{"success":false,"data":{"error":\#(error)}}"#)
      case .eventNamedError: "event: error\n" + frame(#"{"error":\#(error)}"#)
      case .frameWithWords: frame(#"{"error":"\#(row.message)"}"#)
      case .jsonReply: #"{"error":\#(error),"success":false}"#
      }
    return (afterText ? Self.text : "") + body
  }

  private func frame(_ json: String) -> String { "data: \(json)\n\ndata: [DONE]\n\n" }

  func outcome(_ row: ErrorRow) -> ErrorRow.Outcome {
    switch self {
    case .page: row.page ?? row.bare ?? row.http
    case .empty: row.bare ?? row.http
    case .words, .bareText: row.worded ?? row.http
    case .frameWithWords: row.streamWorded
    default: isStream ? row.stream : row.http
    }
  }

  func message(_ row: ErrorRow) -> String {
    switch self {
    case .page: Self.pageTitle
    case .empty: "The server gave no details."
    default: row.message
    }
  }
}
