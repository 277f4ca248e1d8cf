/// What is under way for the log browser: its questions, and what its preview is read for.
struct BrowserTasks {
  /// Of the question that is asked last: older ones are given up.
  private var number = 0
  private var questions: [Task<Void, Never>] = []
  private var preview: Task<Void, Never>?
  private var figures: Task<Void, Never>?

  mutating func ask(_ number: Int, _ task: Task<Void, Never>) {
    if number != self.number {
      questions.forEach { $0.cancel() }
      questions = []
      self.number = number
    }
    questions.append(task)
  }

  mutating func show(_ task: Task<Void, Never>) {
    preview?.cancel()
    preview = task
  }

  mutating func count(_ task: Task<Void, Never>) {
    figures?.cancel()
    figures = task
  }

  mutating func stop() {
    (questions + [preview, figures].compactMap(\.self)).forEach { $0.cancel() }
    (questions, preview, figures) = ([], nil, nil)
  }
}
