import CPseudoTerminal
import Glibc
import Synchronization

/// A program in a terminal: a real process on a real pseudo-terminal, its output interpreted by
/// libvterm, its keyboard in the test's hands.
///
/// A thread of its own reads the program's output all the time and keeps every screen that was
/// shown in a **history**. Waits search this history first and then wait for more: what was on the
/// screen for a moment is found, however late the test looks. Nothing here sleeps or polls, and
/// every wait has a limit.
///
/// The program's process is killed when the last reference goes.
package final class PseudoTerminal: Sendable {
  /// A place in the history, see `mark()`.
  package struct Mark: Sendable {
    let number: Int
  }

  let reader: TerminalReader

  /// Starts a program.
  /// - Parameters:
  ///   - environment: added to, or (nil) taken out of, a small one of our own: `PATH`, `HOME`,
  ///     `LANG=C.UTF-8`, `TERM=xterm-256color`. Nothing else is inherited.
  ///   - answers: what the terminal says when the program writes something; each to one write.
  ///   - isMute: it answers nothing else.
  ///   - bytesPerSecond: how fast the output arrives; nil: at once.
  package init(
    _ executable: String, _ arguments: [String] = [], environment: [String: String?] = [:],
    directory: String? = nil, columns: Int = 80, rows: Int = 24, answers: [String: String] = [:],
    isMute: Bool = false, bytesPerSecond: Int? = nil
  ) throws {
    var variables: [String: String?] = [
      "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8",
      "TERM": "xterm-256color",
    ]
    for (name, value) in environment { variables.updateValue(value, forKey: name) }
    let settings = variables.compactMap { name, value in value.map { "\(name)=\($0)" } }
    var processID = pid_t()
    let master = Self.withCStrings([executable] + arguments) { argv in
      Self.withCStrings(settings) { envp in
        pt_spawn(executable, argv, envp, directory, Int32(rows), Int32(columns), &processID)
      }
    }
    guard master >= 0 else {
      throw TerminalFailure(
        reason: "cannot start \(executable): \(String(cString: strerror(errno)))", screen: nil)
    }
    reader = TerminalReader(master: master, processID: processID, columns: columns, rows: rows)
    reader.change { state in
      state.answers = answers.map { (question: $0, answer: $1) }
      state.isMute = isMute
      state.link = bytesPerSecond.map { ThrottledLink(bytesPerSecond: $0) }
    }
    reader.start()
  }

  deinit {
    reader.kill(SIGKILL)
    reader.change {
      $0.wantsClose = true
      $0.isReleased = true
    }
  }

  package var processID: Int32 { reader.processID }

  // MARK: The keyboard

  /// Types bytes as they are. Returns at once; what the terminal does not take yet follows.
  package func send(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes)
    reader.change { $0.outgoing += bytes }
  }

  package func send(_ text: String) { send(text.utf8) }

  package func press(_ keys: TerminalKey...) { send(keys.flatMap(\.bytes)) }

  /// Pastes a text as terminals do when bracketed paste is on.
  package func paste(_ text: String) { send("\u{1B}[200~" + text + "\u{1B}[201~") }

  // MARK: The window

  package func resize(columns: Int, rows: Int) { reader.resize(columns: columns, rows: rows) }

  /// Closes the terminal as a dropped connection does: the program is hung up.
  package func close() { reader.change { $0.wantsClose = true } }

  /// Takes nothing more of the program's output, as a stalled connection does, until `resumeReading`.
  package func pauseReading() { reader.change { $0.isReading = false } }
  package func resumeReading() { reader.change { $0.isReading = true } }

  /// From now on the program's output arrives at so many bytes a second: what it wrote and is not shown
  /// yet is on its way.
  package func throttle(bytesPerSecond: Int) {
    reader.change { $0.link = ThrottledLink(bytesPerSecond: bytesPerSecond) }
  }

  /// The most bytes that were on their way at once, since the last time that this was asked.
  package func mostOnTheWay() -> Int {
    reader.change { state in
      let most = state.link?.most ?? 0
      state.link?.most = 0
      return most
    }
  }

  /// Bytes that have arrived since the output was throttled.
  package var bytesArrived: Int { reader.state.withLock { $0.link?.arrivedBytes ?? 0 } }

  /// Sends a signal to the program's process.
  package func kill(_ signal: Int32) { reader.kill(signal) }

  // MARK: What is seen

  /// What is shown at this moment. To wait for something, use `waitFor`.
  package var screen: Screen {
    reader.state.withLock {
      $0.look()
      return $0.terminal.snapshot()
    }
  }

  package func row(_ number: Int) -> String { screen.row(number) }
  package func cell(row: Int, column: Int) -> ScreenCell { screen.cell(row: row, column: column) }
  package var cursor: Screen.Cursor { screen.cursor }
  package var title: String { screen.title }

  /// All that the program wrote, byte for byte.
  package var raw: [UInt8] { reader.state.withLock { $0.raw } }
  package var bytesReceived: Int { reader.state.withLock { $0.raw.count } }

  /// How often a sequence of bytes was written, without overlaps.
  package func occurrences(of text: String) -> Int {
    let (bytes, wanted) = (raw, Array(text.utf8))
    var (count, index) = (0, 0)
    while !wanted.isEmpty, index + wanted.count <= bytes.count {
      let matches = bytes[index..<(index + wanted.count)].elementsEqual(wanted)
      count += matches ? 1 : 0
      index += matches ? wanted.count : 1
    }
    return count
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) } + [nil]
    defer { for copy in copies { free(copy) } }
    return body(copies)
  }
}
