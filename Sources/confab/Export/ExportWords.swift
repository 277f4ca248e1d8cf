import Chat

/// Why a conversation cannot be written, in words.
enum ExportWords {
  static func reason<Sink>(_ problem: ConversationExport.Problem<Sink>) -> String {
    switch problem {
    case .log(let error): error.text
    case .missing: "it is not in the log"
    case .changed: "the conversation was changed meanwhile: export it again"
    case .sink(let problem): (problem as? NewFile.Problem)?.reason ?? "\(problem)"
    }
  }
}
