import Foundation
import TerminalHarness
import Testing

/// A disk of its own beneath the log, in a mount namespace of its own, for what only a real one does.
struct MountedDisk {
  let home: Home
  let program: Program

  /// What the shell in which the namespace is made may do; nil: it may not mount.
  private static let unshare: [String]? = {
    let ways = getuid() == 0 ? [["-m"], ["-rm"]] : [["-rm"]]
    return ways.first { way in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
      process.arguments = way + ["/bin/mount", "-t", "tmpfs", "tmpfs", "/mnt"]
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { return false }
      process.waitUntilExit()
      return process.terminationStatus == 0
    }
  }()

  static var isThere: Bool { unshare != nil }

  /// Starts the demo on a disk of 2 MB. What is on it at the end is copied to `kept`.
  /// - Parameter preparation: a command for the shell before Confab starts.
  init(_ home: Home, preparing preparation: String = "true") throws {
    self.home = home
    let script = """
      mount -t tmpfs -o size=2m tmpfs "$XDG_DATA_HOME" && cd "$XDG_DATA_HOME" && \(preparation) || exit 99
      "$CONFAB" --demo --model demo/echo; status=$?
      cp -r "$XDG_DATA_HOME" "$HOME/kept"; exit $status
      """
    program = try home.run(
      "/usr/bin/unshare", (Self.unshare ?? []) + ["/bin/bash", "--norc", "-c", script], columns: 120
    )
  }

  /// A path on the disk as it is seen from outside.
  func path(_ name: String) -> String {
    "/proc/\(program.terminal.processID)/root\(home.path)/data/\(name)"
  }

  /// Takes all the room that is left.
  func fill() throws {
    #expect(FileManager.default.createFile(atPath: path("filler"), contents: nil))
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path("filler")))
    defer { try? file.close() }
    for size in [65_536, 512, 1] {
      while (try? file.write(contentsOf: Data(count: size))) != nil {}
    }
  }

  func makeRoom() throws { try FileManager.default.removeItem(atPath: path("filler")) }

  func remount(_ option: String) async throws {
    let entering = getuid() == 0 ? ["-m"] : ["-U", "-m", "--preserve-credentials"]
    let remounting = try home.run(
      "/usr/bin/nsenter",
      ["-t", "\(program.terminal.processID)"] + entering + [
        "/bin/mount", "-o", "remount,\(option)", home.path + "/data",
      ])
    try #require(try await remounting.terminal.exitStatus() == .exited(0))
  }
}

/// The disk is really full, or read-only, and then it is not.
@Suite(.inHomes, .enabled(if: MountedDisk.isThere, "needs leave to mount a disk"))
struct MountedDiskTests {
  private func kept(_ home: Home) async throws -> [String] {
    try await DiskTests.texts(home.path + "/kept/confab/demo.db")
  }

  private func expectWritten(
    _ disk: MountedDisk, _ words: String, _ texts: [String]
  ) async throws {
    try await disk.program.waitFor("the end of it", within: 90) {
      $0.flowing.contains(words) && !$0.statusBar.contains("not logged")
    }
    let status = try await disk.program.quit()
    #expect(status == .exited(0))
    #expect(try await kept(disk.home) == texts)
    #expect(!(try disk.home.bytes(under: disk.home.path)).contains { $0.path.contains("rescue") })
  }

  @Test func writesWhenThereIsRoomAgain() async throws {
    let disk = try MountedDisk(try Home.current)
    try await disk.program.send("Before")
    try await disk.program.waitForAnswer()
    try disk.fill()
    try await disk.program.send("Without any room")
    try await disk.program.waitFor("what is wrong") {
      $0.flowing.contains("not logged, the disk is full: free some space")
    }
    try await disk.program.waitFor("the answer all the same") { screen in
      screen.transcript.count { $0 == "Without any room" } == 2
        && screen.statusBar.contains("not logged")
    }
    try disk.makeRoom()
    try await expectWritten(
      disk, "the log is written again",
      ["Before", "Before", "Without any room", "Without any room"])
  }

  @Test(arguments: ["read-only", "full"])
  func putsIntoTheLogWhatWasSaidWhileItCouldNotBeOpened(_ fault: String) async throws {
    let isFull = fault == "full"
    let disk = try MountedDisk(
      try Home.current,
      preparing: isFull
        ? "! head -c 9000000 /dev/zero 2>/dev/null > filler"
        : #"mount -o remount,ro "$XDG_DATA_HOME""#)
    try await disk.program.waitFor("what is wrong") {
      $0.flowing.contains("This chat is in memory only") || $0.flowing.contains("is full")
    }
    try await disk.program.send("Kept in memory")
    try await disk.program.waitFor("the answer all the same") { screen in
      screen.transcript.count { $0 == "Kept in memory" } == 2
        && screen.statusBar.contains("not logged")
    }
    if isFull { try disk.makeRoom() } else { try await disk.remount("rw") }
    try await expectWritten(
      disk, "the log is open now, and has all of this chat", ["Kept in memory", "Kept in memory"])
  }

  /// What could not be written to the end is in a rescue file, and `import` brings it back whole.
  @Test func bringsBackWhatARescueFileHolds() async throws {
    let home = try Home.current
    let disk = try MountedDisk(home)
    try await disk.program.send("Before")
    try await disk.program.waitForAnswer()
    try disk.fill()
    try await disk.program.send("Without any room 空きなし")
    try await disk.program.waitFor("what is wrong") { $0.statusBar.contains("not logged") }
    try await disk.program.waitForAnswer()
    #expect(try await disk.program.quit() == .exited(0))
    let rescued = try home.bytes(under: home.path + "/state").map(\.path)
      .filter { $0.contains("/confab-rescue-") && $0.hasSuffix(".json") }
    try #require(rescued.count == 1)

    // Into another log, and into the one that has the beginning.
    for directory in ["/other", "/kept/confab"] {
      let importing = try home.confab(
        ["logs", "import", "--demo", "--data-dir", home.path + directory] + rescued)
      #expect(try await importing.terminal.exitStatus() == .exited(0))
      #expect(
        try await DiskTests.texts(home.path + directory + "/demo.db") == [
          "Before", "Before", "Without any room 空きなし", "Without any room 空きなし",
        ], "\(directory)")
    }
  }
}
