import Curses
import Dispatch
import Glibc
import TUI

/// A program that does with the terminal what it is told by keys, and shows what the terminal tells
/// it. Keys that are no command are echoed.
@main
struct Probe {
  private let terminal: Terminal
  private var state: ProbeState
  private var waiting = 0
  /// Frames are followed by fences, and go out in parts.
  private var isFenced = false
  private var room: Int?
  /// The program that has the terminal.
  private var viewer: Task<ProgramEnd, Never>?

  static func main() {
    Task(executorPreference: LoopExecutor.shared) { await start() }
    dispatchMain()
  }

  private static func start() async {
    do throws(TerminalError) {
      let arguments = CommandLine.arguments.dropFirst()
      let terminal = try Terminal.open(
        Terminal.Options(
          colors: arguments.contains("--mono") ? .never : .auto,
          errorLog: arguments.first { $0.hasPrefix("/") }))
      var probe = Probe(terminal: terminal, size: await terminal.size())
      await probe.run()
    } catch {
      complain(error.message)
      exit(2)
    }
  }

  private init(terminal: Terminal, size: Size) {
    self.terminal = terminal
    state = ProbeState(size: size, colors: terminal.colors, notice: terminal.notice ?? "")
  }

  private mutating func run() async {
    await present()
    for await batch in terminal.events {
      for event in batch { await handle(event) }
      // What tells of a frame would ask for the next one for ever.
      if batch.count == 1, case .taken = batch[0] { continue }
      if waiting == 0 { await present() }
      while state.storm != nil, waiting == 0 { await stepStorm() }
    }
  }

  private mutating func present() async {
    waiting = await terminal.present(state.frame(), within: room, isFenced: isFenced).waiting
  }

  private mutating func stepStorm() async {
    guard let number = state.storm else { return }
    state.storm = number > 1 ? number - 1 : nil
    await present()
  }

  private mutating func handle(_ event: TerminalEvent) async {
    switch event {
    case .input(let inputs):
      state.inputs = inputs.map(Self.describe).joined(separator: " ")
      for input in inputs { await handle(input) }
    case .resized(let size):
      state.size = size
      state.resized += 1
    case .background(let isDark): state.report = "background " + (isDark ? "dark" : "light")
    case .taken: state.taken += 1
    case .drained:
      waiting = 0
      state.drained += 1
    case .resumed:
      state.resumed += 1
      await reportViewer()
    case .signal(let number): await quit(128 + number)
    case .hangUp:
      await terminal.close()
      // When the end of the input is seen first, the signal for it comes only now.
      raise(SIGHUP)
      exit(129)
    }
  }

  private mutating func handle(_ input: Input) async {
    switch input {
    case .key(let press):
      if press.modifiers == .control, case .character(let command) = press.key {
        await run(command)
      } else if case .character(let character) = press.key {
        state.typed.append(character)
      }
    case .paste(let text): state.typed += text
    default: break
    }
  }

  /// Until there is none.
  private static func exhaustMemory() {
    var limit = rlimit(rlim_cur: 1 << 20, rlim_max: 1 << 20)
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    var held: [[UInt8]] = []
    while true { held.append([UInt8](repeating: 1, count: 1 << 20)) }
  }

  private mutating func run(_ command: Character) async {
    switch command {
    case "q": await quit(0)
    case "z": await terminal.suspend()
    case "o": state.report = "\(await terminal.copy("hello, world"))"
    case "g": state.report = "\(await terminal.copy(String(repeating: "x", count: 74_995)))"
    case "x": fatalError("trapped on purpose")
    case "b": state.typed = [state.typed][state.size.rows + 1]
    case "n": exit(3)
    case "y": Self.exhaustMemory()
    case "e": Self.complain("printed beside the screen")
    case "r": state.report = "error log \(await terminal.errorLogBytes())"
    case "s": state.storm = 300
    case "w": state.showsWide.toggle()
    case "p": state.palette = state.palette == 0 ? 200 : 0
    case "l": await terminal.redrawAll()
    case "u": await reportRepeatedFrames()
    case "v": startViewer()
    case "d": state.gradient += 1
    case "f": isFenced.toggle()
    case "t": room = room == nil ? 0 : nil
    case "k":
      state.followsBackground.toggle()
      await terminal.followBackground(state.followsBackground)
    default: break
    }
  }

  /// Presents the frame that is shown once more, then one with a letter more.
  private mutating func reportRepeatedFrames() async {
    _ = await terminal.present(state.frame())
    let unchanged = await terminal.present(state.frame()).bytes
    state.typed.append("!")
    let appended = await terminal.present(state.frame()).bytes
    state.report = "unchanged \(unchanged) appended \(appended) end"
  }

  /// What the variable `VIEWER` holds, as a shell's command line.
  private mutating func startViewer() {
    guard let viewer = getenv("VIEWER") else { return }
    let words = ["/bin/sh", "-c", String(cString: viewer)]
    self.viewer = Task(executorPreference: LoopExecutor.shared) { [terminal] in
      await terminal.run(words)
    }
  }

  private mutating func reportViewer() async {
    guard let viewer else { return }
    self.viewer = nil
    state.report = "\(await viewer.value)"
  }

  private static func complain(_ message: String) {
    let line = Array((message + "\n").utf8)
    _ = write(STDERR_FILENO, line, line.count)
  }

  private func quit(_ status: Int32) async -> Never {
    await terminal.close()
    exit(status)
  }

  private static func describe(_ input: Input) -> String {
    switch input {
    case .key(let press): "\(press.key)+\(press.modifiers.rawValue)"
    case .paste(let text): "paste(\(text.count))"
    case .focus(let isFocused): "focus(\(isFocused))"
    case .wheel(let lines): "wheel(\(lines))"
    case .mouse(let mouse): "mouse(\(mouse.kind), \(mouse.place.column), \(mouse.place.row))"
    case .reply(let body): "reply(\(body.count))"
    }
  }
}
