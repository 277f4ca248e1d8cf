import CTerminal
import Dispatch
import Glibc
package import TUI

/// The terminal: takes frames, gives events. Owns curses, the tty's modes and the signals that
/// concern a program in a terminal, and gives everything back as it was.
///
/// It decides how frames and bytes get out without ever blocking, and what a stop, a continue, a
/// hang-up and a new size mean for the terminal. It does not decide what is shown, when, or what an
/// event does. There is one a process. When nothing happens it does nothing: no timer, no wake-up.
package actor Terminal {
  /// Batches, in order; nothing is lost. Ends when the terminal is closed.
  package nonisolated let events: AsyncStream<[TerminalEvent]>
  /// Colours in use; 0: none, only attributes.
  package nonisolated let colors: Int
  /// Something to tell the user once: that `TERM` was of no use, and what is assumed instead.
  package nonisolated let notice: String?

  package nonisolated var isMonochrome: Bool { colors == 0 }

  /// How long a tty that takes no bytes may delay leaving, milliseconds.
  private static let patience: Int32 = 1000

  /// For so long several signals tell of one hang-up: the kernel sends one, the shell another, and the
  /// kernel one more when the shell is gone.
  private static let hangUpEcho = DispatchTimeInterval.seconds(2)

  let continuation: AsyncStream<[TerminalEvent]>.Continuation
  var parser = InputParser()
  var sources: TerminalSources?
  /// A SIGCONT until then is the end of our own stop.
  var continueExpectedUntil: DispatchTime?
  /// What is asked about the background, and whether it is of interest.
  var background = BackgroundQuery()
  var followsBackground = false
  var takesMouse = false
  /// How keys tell their modifiers here.
  var keyForm: KeyForm
  /// Who asked something and waits for the end of the answers, in order.
  var askers: [Asker] = []
  /// When it was asked for the first time, milliseconds of the monotonic clock.
  var firstAsked: Int?
  /// It answered something: it will again.
  var hasAnswered = false
  /// What the window around the screen says.
  var window = WindowState()
  let windowSequences: WindowSequences
  /// The screen is ours: false while stopped, after a hang-up and after closing.
  private(set) var isOpen = true
  /// The program that has the terminal instead of ours.
  var program: RunningProgram?
  /// When the terminal hung up: it is never taken again.
  private var goneAt: DispatchTime?
  var isGone: Bool { goneAt != nil }
  private var canvas = Canvas()
  private(set) var modesAreOn = false
  let usesModes: Bool
  private let isInsideScreen: Bool
  /// Fences among what was sent, and where all ended that was sent with the last frame.
  var fences = Fences()
  private var presentedTo: Int?
  let hasFences: Bool
  var hasSynchronizedFrames = false

  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    TerminalExecutor.shared.asUnownedSerialExecutor()
  }

  /// Takes the terminal over. Nothing is shown before the first frame.
  /// - Throws: when there is none that can show a full screen; nothing was changed or written then.
  package static func open(_ options: Options = Options()) throws(TerminalError) -> Terminal {
    let signals = ct_catch_signals()
    guard signals >= 0 else { throw .failed("signals cannot be caught") }
    if !WidthProfile.current.isStandard { ct_count_columns(countedColumns) }
    let result = ct_open(options.term)
    guard result == CT_OK || result == CT_ASSUMED else {
      ct_release_signals()
      throw error(result, term: options.term)
    }
    if let log = options.errorLog, !ct_redirect_errors(log) { _ = ct_redirect_errors("/dev/null") }
    if options.colors == .never || (options.colors == .auto && environment("NO_COLOR") != nil) {
      ct_disable_colors()
    }
    let terminal = Terminal(isAssumed: result == CT_ASSUMED, asked: options.term)
    TerminalExecutor.shared.queue.async {
      terminal.assumeIsolated { $0.begin(signals: signals) }
    }
    return terminal
  }

  private init(isAssumed: Bool, asked: String?) {
    (events, continuation) = AsyncStream.makeStream()
    colors = Int(ct_colors())
    let name = String(cString: ct_name())
    usesModes = TerminalModes.areSupported(
      term: name, hasAlternateScreen: ct_has_alternate_screen())
    isInsideScreen = name.hasPrefix("screen") && Self.environment("STY") != nil
    let identity = Self.identity(term: name)
    windowSequences = WindowSequences(environment: identity)
    keyForm = KeyForm(environment: identity)
    hasFences = usesModes || ct_answers_reports()
    if isAssumed {
      let said = asked ?? Self.environment("TERM")
      let problem = said.map { "TERM is “\($0)”, which is not known here" } ?? "TERM is not set"
      notice = "\(problem): \(name) is assumed."
    } else {
      notice = nil
    }
  }

  private func begin(signals: Int32) {
    guardAgainstCrashes()
    sources = TerminalSources(terminal: self, signals: signals)
  }

  /// The size of the window, in cells.
  package func size() -> Size { Size(columns: Int(ct_columns()), rows: Int(ct_rows())) }

  // MARK: Showing

  /// Shows a frame: sends what differs from what is shown. A frame of another size than the window
  /// is cut, or leaves the rest as it was.
  /// - Parameters:
  ///   - room: about how many bytes may be sent besides the row of the cursor, which comes first; nil: all.
  ///   - isFenced: the terminal is to tell when it has taken the frame (`.taken`), if it can; of the first
  ///     frame, also when it has come as far as that.
  package func present(_ frame: Frame, within room: Int? = nil, isFenced: Bool = false) -> Presented
  {
    guard isOpen else { return Presented(end: ct_position()) }
    var presented = Presented()
    let isFirst = presentedTo == nil
    if isFenced, isFirst {
      presented.fences += putFence().map { [$0] } ?? []
      // By itself: what goes out with others tells nothing of the way alone.
      _ = pump()
    }
    (presented.bytes, presented.isWhole) = show(frame, within: room)
    if !modesAreOn { switchModesOn() }
    if isFirst { askForSynchronizedFrames(cursor: frame.cursor) }
    if isFenced, ct_position() != presentedTo {
      presented.fences += putFence().map { [$0] } ?? []
    }
    presented.end = ct_position()
    presentedTo = presented.end
    presented.waiting = pump()
    return presented
  }

  private func show(_ frame: Frame, within room: Int?) -> (bytes: Int, isWhole: Bool) {
    guard let room, let shown = canvas.shown, shown.size == frame.size else {
      return (compose(frame), true)
    }
    let echo = FrameStep.echo(of: frame, on: shown)
    let echoed = compose(echo)
    guard room > echoed else { return (echoed, echo == frame) }
    let (step, isWhole) = FrameStep.next(frame, on: echo, within: room - echoed)
    return (echoed + compose(step), isWhole)
  }

  private func compose(_ frame: Frame) -> Int {
    canvas.draw(frame)
    return max(0, ct_compose(false))
  }

  /// Sends all that is shown once more: another program may have written over it.
  package func redrawAll() {
    guard isOpen else { return }
    _ = ct_compose(true)
    _ = pump()
  }

  /// Sends bytes beside the screen, between frames. They must leave the cursor where it is.
  package func send(_ bytes: [UInt8]) {
    guard isOpen else { return }
    _ = ct_queue(bytes, bytes.count)
    _ = pump()
  }

  /// Hands a text to the terminal for its clipboard.
  package func copy(_ text: String) -> CopyResult {
    guard usesModes else { return .unsupported }
    guard text.utf8.count <= Clipboard.limit else { return .tooLarge(limit: Clipboard.limit) }
    send(Clipboard.sequence(text, insideScreen: isInsideScreen))
    return .sent
  }

  /// Bytes that something printed to standard error, and that went to the error log instead.
  package func errorLogBytes() -> Int { Int(ct_redirected_bytes()) }

  /// Writes what the tty takes. What is left follows when it takes more, and `.drained` tells.
  func pump() -> Int {
    let waiting = Int(ct_pump())
    if waiting > 0 { sources?.watchOutput() }
    return waiting
  }

  // MARK: Leaving

  /// Ctrl-Z: gives the terminal back, stops as the shell expects, and returns after coming back.
  package func suspend() {
    guard isOpen else { return }
    leave()
    ct_stop()
    continueExpectedUntil = .now() + .seconds(1)
    reenter()
  }

  /// Gives the terminal back as it was. Idempotent. The events end.
  package func close() {
    sources?.cancel()
    sources = nil
    abandonProgram()
    if isOpen { leave() }
    ct_release_signals()
    continuation.finish()
  }

  func leave() {
    awaitAnswers()
    isOpen = false
    let farewell = modesAreOn ? self.farewell : []
    modesAreOn = false
    ct_leave(farewell, farewell.count, Self.patience)
    // What was cleared has to be put again by whoever comes back.
    if ct_clears_screen() { canvas.forget() }
  }

  /// Takes the terminal again, after a stop of ours or of another's doing, and shows what was shown.
  func reenter() {
    ct_return()
    isOpen = true
    guardAgainstCrashes()
    let before = size()
    if ct_fit() { canvas.forget() }
    // A program that was stopped from outside could not switch them off.
    if modesAreOn {
      let farewell = self.farewell
      _ = ct_queue(farewell, farewell.count)
    }
    _ = ct_compose(true)
    switchModesOn()
    _ = pump()
    continuation.yield(size() == before ? [.resumed] : [.resumed, .resized(size())])
  }

  /// The terminal is gone: nothing must be written any more.
  func hangUp() {
    guard !isGone else { return }
    isOpen = false
    goneAt = .now()
    ct_abandon()
    ct_outlive_hangups()
    sources?.stopInput()
    let typed = parser.end()
    continuation.yield((typed.isEmpty ? [] : [.input(typed)]) + [.hangUp])
  }

  /// The signal for it: what was typed before is still taken. Somebody may have sent it while the terminal
  /// is still there, which is given back then. One that comes much later asks the program to end.
  func hangUpSignal() {
    guard let goneAt else {
      if program == nil { readInput() }
      if isOpen, isThere { leave() }
      return hangUp()
    }
    if DispatchTime.now() > goneAt + Self.hangUpEcho { continuation.yield([.signal(SIGHUP)]) }
  }

  private var isThere: Bool {
    var descriptor = pollfd(fd: STDIN_FILENO, events: 0, revents: 0)
    return poll(&descriptor, 1, 0) == 0
  }

  /// The window changed. Terminals differ in what they keep then, and of several changes only the
  /// last size is seen, which can be the first one's: so all is painted again in any case.
  func resize() {
    guard isOpen else { return }
    if ct_fit() { canvas.forget() }
    ct_invalidate()
    continuation.yield([.resized(size())])
  }

  private func switchModesOn() {
    guard usesModes else { return }
    modesAreOn = true
    let modes = TerminalModes.on(keyForm)
    _ = ct_queue(modes, modes.count)
    queueWindow()
    askForKeys()
    if takesMouse { _ = ct_queue(Self.mouseOn, Self.mouseOn.count) }
    if followsBackground { askForBackground() }
  }

  /// Switches off whatever modes are in use.
  private var farewell: [UInt8] {
    windowFarewell + (hasSynchronizedFrames ? Self.notSynchronized : [])
      + (followsBackground ? BackgroundQuery.noNotices : [])
      + (takesMouse ? Self.mouseOff : []) + TerminalModes.off(keyForm)
  }

  /// What tells which terminal it is.
  private static func identity(term: String) -> [String: String] {
    var known = ["TERM": term]
    for name in WindowSequences.variables + KeyForm.variables { known[name] = environment(name) }
    return known
  }

  func guardAgainstCrashes() {
    let farewell = usesModes ? self.farewell : []
    ct_guard(farewell, farewell.count)
  }

  /// A variable that is set and not empty.
  private static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  private static func error(_ result: ct_result, term: String?) -> TerminalError {
    let term = term ?? environment("TERM") ?? ""
    return switch result {
    case CT_INPUT_IS_NO_TTY: .notATerminal(which: "Standard input")
    case CT_OUTPUT_IS_NO_TTY: .notATerminal(which: "Standard output")
    case CT_UNKNOWN_TERM: .unknown(term: term)
    case CT_INCAPABLE_TERM: .incapable(term: term)
    default: .failed("the system refused it")
    }
  }
}

/// What curses asks of each scalar instead of the C library.
private func countedColumns(_ value: UInt32) -> Int32 {
  Unicode.Scalar(value).flatMap { width(of: $0) }.map { Int32($0) } ?? -1
}
