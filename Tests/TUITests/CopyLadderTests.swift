import TUI
import Testing

struct CopyLadderTests {
  private static let tmux = CopyWay.tmuxBuffer(sendsOn: true)
  private static let oldTmux = CopyWay.tmuxBuffer(sendsOn: false)
  private static let wayland = CopyWay.program("wl-copy", arguments: ["--type", "text/plain"])
  private static let xclip = CopyWay.program("xclip", arguments: ["-selection", "clipboard"])
  private static let xsel = CopyWay.program("xsel", arguments: ["--clipboard", "--input"])
  private static let all: Set = ["tmux", "wl-copy", "xclip", "xsel", "pbcopy"]

  /// The ways that are tried when those of `failing` fail.
  private func tried(
    _ environment: [String: String], isMac: Bool = false, programs: Set<String> = all,
    failing: Set<CopyWay> = []
  ) -> [CopyWay] {
    var ladder = CopyLadder(environment: environment, isMac: isMac) { programs.contains($0) }
    var tried: [CopyWay] = []
    while let way = ladder.next() {
      tried.append(way)
      if !failing.contains(way) { ladder.took(way) }
    }
    #expect(ladder.taken == tried.filter { !failing.contains($0) })
    return tried
  }

  @Test(
    arguments: [
      ([:], [.terminal]),
      (["TMUX": "/tmp/s,1,0"], [tmux]),
      (["TMUX": ""], [.terminal]),
      (["WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"], [wayland]),
      (["DISPLAY": ":0"], [xclip]),
      // tmux's own terminal may refuse what tmux sends on.
      (["TMUX": "/tmp/s,1,0", "DISPLAY": ":0"], [tmux, xclip]),
      // A display over SSH is nobody's clipboard.
      (["DISPLAY": "localhost:10.0", "SSH_CONNECTION": "::1 1 ::1 22"], [.terminal]),
      (["TMUX": "/tmp/s,1,0", "DISPLAY": ":0", "SSH_TTY": "/dev/pts/0"], [tmux]),
      (["TMUX": "s", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.3a"], [tmux]),
      (["TMUX": "s", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "next-3.5"], [tmux]),
      (
        ["TMUX": "s", "TERM_PROGRAM": "tmux", "TERM_PROGRAM_VERSION": "3.1c"],
        [oldTmux, .terminal]
      ),
    ] as [([String: String], [CopyWay])])
  func takesTheFirstWayThatIsEnough(environment: [String: String], ways: [CopyWay]) {
    #expect(tried(environment) == ways)
  }

  @Test func fallsToTheNextWayWhenOneFails() {
    let desktop = ["TMUX": "s", "WAYLAND_DISPLAY": "w", "DISPLAY": ":0"]
    #expect(
      tried(desktop, failing: [Self.tmux, Self.oldTmux, Self.wayland, Self.xclip, Self.xsel])
        == [Self.tmux, Self.oldTmux, Self.wayland, Self.xclip, Self.xsel, .terminal])
    #expect(tried(desktop, failing: [Self.wayland]) == [Self.tmux, Self.wayland, Self.xclip])
    #expect(tried(["TMUX": "s"], failing: [Self.tmux]) == [Self.tmux, Self.oldTmux, .terminal])
    #expect(tried([:], failing: [.terminal]) == [.terminal])
  }

  @Test func asksNoTerminalForWhatTmuxCouldNotSendIt() {
    var ladder = CopyLadder(environment: ["TMUX": "s", "DISPLAY": ":0"], isMac: false) {
      ["tmux", "xclip"].contains($0)
    }
    #expect(ladder.next() == Self.tmux)
    ladder.took(.tmuxAlone)
    #expect(ladder.next() == Self.xclip, "a desktop has a clipboard of its own")
    #expect(ladder.next() == nil)
    #expect(ladder.taken == [.tmuxAlone])
  }

  @Test func leavesOutProgramsThatAreNotThere() {
    let desktop = ["TMUX": "s", "WAYLAND_DISPLAY": "w", "DISPLAY": ":0"]
    #expect(tried(desktop, programs: ["xsel"]) == [Self.xsel])
    #expect(tried(desktop, programs: []) == [.terminal])
  }

  @Test func usesTheClipboardOfMacOSOnlyThere() {
    #expect(tried([:], isMac: true) == [.program("pbcopy", arguments: [])])
    #expect(tried(["SSH_CONNECTION": "x"], isMac: true) == [.terminal])
  }

  @Test func namesWhatIsRun() {
    #expect(Self.tmux.words == ["tmux", "load-buffer", "-w", "-"])
    #expect(Self.oldTmux.words == ["tmux", "load-buffer", "-"])
    #expect(Self.xclip.words == ["xclip", "-selection", "clipboard"])
    #expect(CopyWay.terminal.words == nil)
  }
}
