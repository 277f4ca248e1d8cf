import TerminalHarness
import Testing

/// What all the tests here rest on: no frame is missed, though many come in one read.
@Suite(.inHomes) struct FrameHistoryTests {
  @Test func tellsFramesApartThatComeAtOnce() async throws {
    let home = try Home.current
    let program = try home.shell(
      #"""
      stty -echo; read -r start
      for i in $(seq 60 -1 1); do
        frames="$frames\033[3;1H\033[1mretrying in $i s (attempt 2 of 6)\033[K\033[m\033[5;1H> "
      done
      printf "$frames"; read -r end
      """#)
    // They are written in a few pieces of a kilobyte and more, each with many frames.
    program.press(.enter)
    try await program.waitFor("the last frame") { $0.countdown?.seconds == 1 }
    #expect(
      program.countdowns == [Countdown(attempt: 2, of: 6, seconds: Array((1...60).reversed()))])
  }
}
