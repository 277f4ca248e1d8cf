import Chat

/// The loop's one timer: armed only while something is due, re-armed only when the time changes.
struct Alarm {
  private let time: any TimeSource
  private let executor: QueueExecutor
  private let inbox: Inbox
  private var deadline: Instant?
  private var task: Task<Void, Never>?

  init(time: any TimeSource, executor: QueueExecutor, inbox: Inbox) {
    self.time = time
    self.executor = executor
    self.inbox = inbox
  }

  /// Rings at `deadline`; nil: not at all.
  mutating func set(_ deadline: Instant?) {
    guard deadline != self.deadline else { return }
    task?.cancel()
    self.deadline = deadline
    task = deadline.map { deadline in
      Task(executorPreference: executor) { [time, inbox] in
        do { try await time.sleep(until: deadline) } catch { return }
        inbox.send(.alarm)
      }
    }
  }

  /// It rang: the next `set` arms it anew, also with the same time.
  mutating func rang() {
    deadline = nil
    task = nil
  }
}
