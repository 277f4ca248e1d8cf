import CPseudoTerminal
import Glibc
import Synchronization

/// The terminal's side of a pseudo-terminal: a thread of its own reads what the program writes,
/// whatever the tests do meanwhile, so that nothing is missed on a loaded machine.
final class TerminalReader: Sendable {
  let processID: pid_t
  let state: Mutex<TerminalState>
  private let master: Int32
  private let process: Int32
  private let waker: Int32

  init(master: Int32, processID: pid_t, columns: Int, rows: Int) {
    self.master = master
    self.processID = processID
    process = pt_process_descriptor(processID)
    waker = pt_waker()
    state = Mutex(TerminalState(terminal: VirtualTerminal(columns: columns, rows: rows)))
  }

  func start() {
    var thread = pthread_t()
    let reader = Unmanaged.passRetained(self)
    pthread_create(
      &thread, nil,
      { argument in
        Unmanaged<TerminalReader>.fromOpaque(argument!).takeRetainedValue().run()
        return nil
      }, reader.toOpaque())
    pthread_detach(thread)
  }

  /// Changes the shared state and lets the thread see it.
  func change<Result: Sendable>(_ body: (inout TerminalState) -> Result) -> Result {
    let result = state.withLock { body(&$0) }
    pt_wake(waker)
    return result
  }

  func resize(columns: Int, rows: Int) {
    state.withLock {
      $0.look()
      $0.terminal.resize(columns: columns, rows: rows)
      if !$0.isHungUp { pt_resize(master, Int32(rows), Int32(columns)) }
    }
  }

  func kill(_ signal: Int32) {
    state.withLock { if $0.status == nil { _ = Glibc.kill(processID, signal) } }
  }

  /// - Returns: whether the goal was reached before the deadline.
  func wait(for goal: Waiter.Goal, until deadline: UInt64) async -> Bool {
    await withCheckedContinuation { continuation in
      let waiter = Waiter(goal: goal, deadline: deadline, continuation: continuation)
      change { $0.waiters.append(waiter) }
    }
  }

  private func run() {
    var buffer = [CChar](repeating: 0, count: 65_536)
    var masterIsOpen = true
    while true {
      let (events, timeout, wantsClose) = state.withLock { state in
        (
          (state.isReading ? Int16(POLLIN) : 0) | (state.outgoing.isEmpty ? 0 : Int16(POLLOUT)),
          state.timeout(at: monotonicNow()), state.wantsClose
        )
      }
      if wantsClose, masterIsOpen { hangUp(&masterIsOpen) }
      let (ended, isReleased) = state.withLock { ($0.status != nil, $0.isReleased) }
      if ended, !masterIsOpen, isReleased { break }
      var descriptors = [
        pollfd(fd: waker, events: Int16(POLLIN), revents: 0),
        pollfd(fd: ended ? -1 : process, events: Int16(POLLIN), revents: 0),
        pollfd(fd: masterIsOpen && events != 0 ? master : -1, events: events, revents: 0),
      ]
      poll(&descriptors, nfds_t(descriptors.count), timeout)
      if descriptors[0].revents != 0 { pt_calm(waker) }
      if descriptors[1].revents != 0 { reap() }
      if descriptors[2].revents & Int16(POLLOUT) != 0 { writeOutgoing() }
      if descriptors[2].revents & Int16(POLLIN | POLLHUP | POLLERR) != 0,
        events & Int16(POLLIN) != 0
      {
        read(&buffer, &masterIsOpen)
      }
      let answers = state.withLock { $0.advance(to: monotonicNow()) }
      for (waiter, reached) in answers { waiter.continuation.resume(returning: reached) }
    }
    Glibc.close(process)
    Glibc.close(waker)
  }

  private func hangUp(_ masterIsOpen: inout Bool) {
    masterIsOpen = false
    state.withLock { $0.isHungUp = true }
    Glibc.close(master)
  }

  private func read(_ buffer: inout [CChar], _ masterIsOpen: inout Bool) {
    let count = Glibc.read(master, &buffer, buffer.count)
    if count > 0 {
      let bytes = Array(buffer[..<count])
      state.withLock { $0.received(bytes, at: monotonicNow()) }
    } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
      hangUp(&masterIsOpen)
    }
  }

  private func writeOutgoing() {
    state.withLock { state in
      let count = Glibc.write(master, state.outgoing, state.outgoing.count)
      if count > 0 { state.outgoing.removeFirst(count) }
    }
  }

  private func reap() {
    var status: Int32 = 0
    guard waitpid(processID, &status, WNOHANG) == processID else { return }
    state.withLock { $0.ended(ExitStatus(waitStatus: status), at: monotonicNow()) }
  }
}
