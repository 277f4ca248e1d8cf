import Chat

/// The manual page (`confab.1`), made of what the commands say of themselves: no option can be missing.
struct ManualPage {
  private let command: JSONValue
  private let version: String

  /// - Parameter help: what the command line's parser dumps of all commands, JSON.
  init?(help: String, version: String) {
    guard let command = JSONParser.parse(help)?["command"] else { return nil }
    self.command = command
    self.version = version
  }

  var text: String {
    let name = command["commandName"]?.string ?? ""
    var lines = [
      ".TH \(name.uppercased()) 1 \"\" \"Confab \(Self.escaped(version))\" \"User Commands\""
    ]
    lines += [".SH NAME", "\(name) \\- \(Self.escaped(command["abstract"]?.string ?? ""))"]
    lines += [".SH SYNOPSIS", ".B \(name)", "[\\fIcommand\\fR] [\\fIoptions\\fR]"]
    lines += [".SH DESCRIPTION"] + Self.literal(command["discussion"]?.string ?? "")
    lines += [
      "Without a command it chats full\\-screen: \\fBconfab chat\\fR says the same.",
      ".SH COMMANDS",
    ]
    for subcommand in Self.shown(command["subcommands"]) {
      lines += Self.section(subcommand, after: name)
    }
    lines += [".SH EXIT STATUS"]
    for status in ExitStatus.allCases {
      lines += [".TP", ".B \(status.rawValue)", Self.escaped(status.meaning)]
    }
    for part in ManualText.parts {
      lines.append(".SH \(part.title)")
      for entry in part.entries {
        lines += [".TP", "\\fB\(Self.escaped(entry.name))\\fR", Self.escaped(entry.words)]
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func section(_ command: JSONValue, after parents: String) -> [String] {
    let name = "\(parents) \(command["commandName"]?.string ?? "")"
    let arguments = (command["arguments"]?.array ?? []).filter {
      $0["shouldDisplay"]?.bool != false
    }
    let positional = arguments.filter { $0["kind"]?.string == "positional" }
    let usage = positional.map { "\\fI\(escaped($0["valueName"]?.string ?? ""))\\fR" }
    var lines = [".SS \(escaped(name))", escaped(command["abstract"]?.string ?? ""), ".PP"]
    lines.append(
      "\\fB\(escaped(name))\\fR "
        + (["[\\fIoptions\\fR]"] + usage).joined(separator: " "))
    lines += literal(command["discussion"]?.string ?? "")
    for argument in arguments where !isHelp(argument) {
      lines += [".TP", heading(argument), escaped(words(of: argument))]
    }
    for subcommand in shown(command["subcommands"]) { lines += section(subcommand, after: name) }
    return lines
  }

  /// `-m`, `--model` *id*.
  private static func heading(_ argument: JSONValue) -> String {
    let value = argument["valueName"]?.string ?? ""
    let names = (argument["names"]?.array ?? []).map { name in
      (name["kind"]?.string == "long" ? "--" : "-") + (name["name"]?.string ?? "")
    }
    if names.isEmpty { return "\\fI\(escaped(value))\\fR" }
    let shown = names.map { "\\fB\(escaped($0))\\fR" }.joined(separator: ", ")
    return argument["kind"]?.string == "option" ? "\(shown) \\fI\(escaped(value))\\fR" : shown
  }

  private static func words(of argument: JSONValue) -> String {
    [argument["abstract"], argument["discussion"]].compactMap { $0?.nonEmptyString }
      .joined(separator: " ")
  }

  private static func isHelp(_ argument: JSONValue) -> Bool {
    argument["names"]?.array?.contains { ["help", "version"].contains($0["name"]?.string) } == true
  }

  private static func shown(_ commands: JSONValue?) -> [JSONValue] {
    (commands?.array ?? []).filter {
      $0["shouldDisplay"]?.bool != false && $0["commandName"]?.string != "help"
    }
  }

  /// Lines that stay as they are.
  private static func literal(_ text: String) -> [String] {
    guard !text.isEmpty else { return [] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return [".PP", ".nf"] + lines.map(escaped) + [".fi", ".PP"]
  }

  /// Text that no formatter takes for a request.
  static func escaped(_ text: some StringProtocol) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "\n": escaped += " "
      default: escaped.append(character)
      }
    }
    return escaped.first == "." || escaped.first == "'" ? "\\&" + escaped : escaped
  }
}
