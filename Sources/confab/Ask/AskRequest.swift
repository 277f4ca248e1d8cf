import Chat

/// What the command line asks for.
struct AskRequest: Sendable {
  enum Form: Hashable, Sendable {
    /// - Parameters:
    ///   - isPlain: the source, on a terminal too.
    ///   - streams: as it comes.
    case answer(isPlain: Bool, streams: Bool)
    case code(Int?)
    case json, jsonLines
  }

  struct Parameter: Hashable, Sendable {
    var name: String
    /// JSON text.
    var value: String
  }

  var words: String
  var files: [String]
  /// The prompt is written in an editor.
  var edits: Bool
  var form: Form
  var isQuiet: Bool
  /// `last`, or an ID; nil: a new one.
  var conversation: String?
  var preset: String?
  var system: String?
  var parameters: [Parameter]
  /// Also what seems too long is sent.
  var isForced: Bool
  var keepsLog: Bool
}
