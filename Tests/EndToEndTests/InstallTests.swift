import Foundation
import TerminalHarness
import Testing

/// What is installed beside the program: the manual page, completions, themes; and the program without any
/// of them.
@Suite(.inHomes) struct InstallTests {
  /// What a shell's line writes, with `$CONFAB` the program.
  private func output(_ line: String, status: Int32 = 0) async throws -> String {
    let home = try Home.current
    let program = try home.shell("{ \(line); } > output 2>&1")
    let text = try await program.terminal.exitStatus()
    let output = try String(contentsOfFile: home.path + "/output", encoding: .utf8)
    #expect(text == .exited(status), "\(output)")
    return output
  }

  /// Commands and options of all levels, as the parser has them.
  private func names(_ command: [String: Any]) -> [String] {
    guard command["shouldDisplay"] as? Bool != false, command["commandName"] as? String != "help"
    else { return [] }
    let arguments = command["arguments"] as? [[String: Any]] ?? []
    let options = arguments.flatMap { argument in
      (argument["names"] as? [[String: Any]] ?? []).compactMap { name -> String? in
        guard let text = name["name"] as? String, !["help", "h", "version"].contains(text) else {
          return nil
        }
        return (name["kind"] as? String == "long" ? "--" : "-") + text
      }
    }
    let commands = (command["subcommands"] as? [[String: Any]] ?? []).flatMap(names)
    return [command["commandName"] as? String ?? ""] + options + commands
  }

  @Test func theManualHasEveryCommandOptionAndStatus() async throws {
    let dump = try await output("\"$CONFAB\" --experimental-dump-help")
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(dump.utf8)) as? [String: Any])
    let page = try await output("\"$CONFAB\" manual")
    let text = page.replacing("\\-", with: "-")
    let all = names(try #require(root["command"] as? [String: Any]))
    #expect(all.count > 60)
    for name in Set(all) { #expect(text.contains(name), "\(name) is missing") }
    for part in ["NAME", "SYNOPSIS", "COMMANDS", "EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES"]
    {
      #expect(page.contains(".SH \(part)\n"))
    }
    for status in [0, 10, 22, 65, 143] { #expect(page.contains(".B \(status)\n")) }
    guard Tool(name: "man").isInstalled else { return }
    let complaints = try await output(
      "\"$CONFAB\" manual > confab.1; LC_ALL=C.UTF-8 man --warnings -E UTF-8 -l -Tutf8 confab.1 "
        + "2>&1 >/dev/null")
    #expect(complaints.isEmpty)
  }

  @Test func bashCompletesFromFilesAlone() async throws {
    let home = try Home.current
    try home.configure("[presets.short]\nsystem_prompt = \"Be brief.\"\n")
    let script = """
      "$CONFAB" --generate-completion-script bash > confab.bash && bash -n confab.bash \
      && . ./confab.bash && confab() { "$CONFAB" "$@"; } \
      && PATH="$(dirname "$CONFAB"):$PATH" && for words in 'confab a' 'confab ask --pre' \
      'confab ask --preset s' 'confab ask --endpoint olla' 'confab logs ba'; do \
      read -ra COMP_WORDS <<< "$words"; COMP_LINE="$words"; COMP_POINT=${#words}; \
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMPREPLY=(); \
      _confab confab "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"; echo "${COMPREPLY[*]}"; done
      """
    let lines = try await output(script).split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    #expect(lines.prefix(5) == ["ask", "--preset", "short", "ollama", "backup"])
  }

  @Test(arguments: ["zsh", "fish"])
  func otherShellsHaveTheirs(shell: String) async throws {
    let script = try await output(
      "\"$CONFAB\" --generate-completion-script \(shell) | tee \(shell).txt")
    #expect(script.contains("preset") && script.contains("confab"))
    guard Tool(name: shell).isInstalled else { return }
    #expect(try await output("\(shell) -n \(shell).txt").isEmpty)
  }

  @Test func theVersionSaysWhatItIsMadeOf() async throws {
    let text = try await output("\"$CONFAB\" --version")
    for words in ["confab 0.", "Swift 6.", "SQLite 3.", "ncurses 6", "glibc 2."] {
      #expect(text.contains(words), "\(text)")
    }
  }

  @Test func aLoneProgramWorks() async throws {
    let line = """
      mkdir -p alone/home && cp "$CONFAB" alone/confab && cd alone \
      && env -i HOME="$PWD/home" TERM=xterm-256color PATH=/usr/bin:/bin ./confab ask --demo \
      -m demo/echo --color always --theme confab-dark '```swift
      let a = 1
      ```'
      """
    let text = try await output(line)
    #expect(text.contains("let") && text.contains("\u{1B}[0;"))
    #expect(!text.contains("no theme"))
  }

  @Test(arguments: ["share/confab/themes", "bin/themes"])
  func themesAreFoundBesideTheProgram(place: String) async throws {
    let line = """
      mkdir -p installed/bin installed/\(place) && cp "$CONFAB" installed/bin/confab \
      && printf 'inherit = "mono"\\n' > installed/\(place)/shipped.toml \
      && installed/bin/confab ask --demo -m demo/echo --theme shipped hi
      """
    #expect(try await output(line) == "hi\n")
    let missing = try await output(
      "installed/bin/confab ask --demo -m demo/echo --theme nothing hi")
    #expect(missing.contains("there is no theme “nothing”"))
  }
}
