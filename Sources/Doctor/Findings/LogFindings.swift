package struct LogFacts: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    case absent
    case empty
    case log(version: Int, known: Int)
    case foreign
    /// Why it cannot be read.
    case unreadable(String)
  }

  package enum Integrity: Hashable, Sendable {
    case notChecked
    case whole
    /// It would have taken longer than is waited for.
    case tooLong(seconds: Int)
    case faults([String])
    case failed(String)
  }

  package var path = ""
  package var content = Content.absent
  package var bytes: Int = 0
  package var integrity = Integrity.notChecked
  /// Permissions of the file and of its directory; nil: not there.
  package var mode: UInt32?
  package var directoryMode: UInt32?
  package var isWritable = true
  package var freeBytes: Int?
  package var isReadOnlyDisk = false
  package var conversations: Int?
  package var inTrash: Int?
  /// Processes that have it open.
  package var users: [Int] = []
  /// Files that an earlier run kept beside it.
  package var rescued: [String] = []

  package init() {}
}

package enum LogFindings {
  /// Bytes of room: less is soon full.
  private static let tight = 100 << 20
  private static let full = 1 << 20

  package static func findings(_ facts: LogFacts) -> [Finding] {
    var findings = [file(facts)]
    if let finding = integrity(facts) { findings.append(finding) }
    findings += permissions(facts)
    findings.append(room(facts))
    if let finding = users(facts) { findings.append(finding) }
    if let finding = trash(facts) { findings.append(finding) }
    if let finding = rescue(facts) { findings.append(finding) }
    return findings
  }

  private static func file(_ facts: LogFacts) -> Finding {
    let path = TerminalFindings.shown(facts.path)
    switch facts.content {
    case .absent, .empty:
      return Finding(.log, "file", .ok, "\(path) is not there yet: the first chat makes it")
    case .foreign:
      return Finding(
        .log, "file", .problem, "\(path) is no log of Confab's",
        advice: "give another directory: confab --data-dir DIR")
    case .unreadable(let reason):
      return Finding(
        .log, "file", .problem, "\(path) cannot be read: \(TerminalFindings.shown(reason))",
        advice: "check the file's owner and permissions, or give another directory with --data-dir")
    case .log(let version, let known) where version > known:
      return Finding(
        .log, "file", .problem,
        "\(path) was made by a newer Confab (form \(version), this one knows \(known))",
        advice: "update Confab, or give another directory with --data-dir")
    case .log(let version, let known):
      let count = facts.conversations.map { ", \($0) conversation\($0 == 1 ? "" : "s")" } ?? ""
      let words = "\(path): \(size(facts.bytes))\(count), form \(version)"
      return version < known
        ? Finding(
          .log, "file", .note, "\(words); this Confab writes form \(known)",
          advice: "the next chat updates it, and keeps a copy of it as it is")
        : Finding(.log, "file", .ok, words)
    }
  }

  private static func integrity(_ facts: LogFacts) -> Finding? {
    switch facts.integrity {
    case .notChecked: nil
    case .whole: Finding(.log, "integrity", .ok, "nothing in it is damaged")
    case .tooLong(let seconds):
      Finding(
        .log, "integrity", .notChecked, "not read to the end within \(seconds) s",
        advice: "confab logs backup FILE reads all of it")
    case .faults(let faults):
      Finding(
        .log, "integrity", .problem,
        "it is damaged: "
          + faults.prefix(2).map(TerminalFindings.shown).joined(separator: "; "),
        advice:
          "save what can be read (confab logs export --all -o DIR), then bring a backup back: "
          + "confab logs restore FILE")
    case .failed(let reason):
      Finding(
        .log, "integrity", .warning,
        "it could not be looked through: \(TerminalFindings.shown(reason))",
        advice: "try again; another program may keep it locked")
    }
  }

  private static func permissions(_ facts: LogFacts) -> [Finding] {
    var findings: [Finding] = []
    if !facts.isWritable {
      findings.append(
        Finding(
          .log, "writable", .problem,
          "it cannot be written: what is said is kept only until the end",
          advice: "check owner and permissions of it and of its directory"))
    }
    if let mode = facts.mode, mode & 0o077 != 0 {
      findings.append(
        Finding(
          .log, "mode", .warning, "others may read it (mode \(octal(mode)))",
          advice: "chmod 600 \(TerminalFindings.shown(facts.path)); the next chat does so by itself"
        ))
    } else if let mode = facts.directoryMode, mode & 0o022 != 0 {
      findings.append(
        Finding(
          .log, "mode", .warning, "others may write into its directory (mode \(octal(mode)))",
          advice: "chmod go-w on it"))
    } else if facts.mode != nil {
      findings.append(Finding(.log, "mode", .ok, "for you alone"))
    }
    return findings
  }

  private static func room(_ facts: LogFacts) -> Finding {
    if facts.isReadOnlyDisk {
      return Finding(
        .log, "room", .problem, "its disk is mounted read-only",
        advice: "give another directory with --data-dir")
    }
    guard let free = facts.freeBytes else {
      return Finding(.log, "room", .notChecked, "the room on its disk is not known")
    }
    let words = "\(size(free)) free on its disk"
    if free < full {
      return Finding(.log, "room", .problem, words, advice: "make room: nothing can be saved")
    }
    return free < tight
      ? Finding(.log, "room", .warning, words, advice: "make room soon")
      : Finding(.log, "room", .ok, words)
  }

  private static func users(_ facts: LogFacts) -> Finding? {
    guard !facts.users.isEmpty else { return nil }
    let list = facts.users.prefix(5).map(String.init).joined(separator: ", ")
    return Finding(
      .log, "users", .note,
      facts.users.count == 1
        ? "another program has it open (process \(list)): they share it"
        : "\(facts.users.count) other programs have it open (processes \(list)): they share it")
  }

  private static func trash(_ facts: LogFacts) -> Finding? {
    guard let count = facts.inTrash, count > 0 else { return nil }
    return Finding(
      .log, "trash", .note, "\(count) conversation\(count == 1 ? "" : "s") in the trash",
      advice: "they go by themselves after trash_days; F2 shows them with is:deleted")
  }

  private static func rescue(_ facts: LogFacts) -> Finding? {
    guard let first = facts.rescued.first else { return nil }
    let others = facts.rescued.count > 1 ? " and \(facts.rescued.count - 1) more" : ""
    return Finding(
      .log, "rescued", .warning,
      "what the log could not take is kept in \(TerminalFindings.shown(first))\(others)",
      advice: first.hasSuffix(".json")
        ? "confab logs import \(TerminalFindings.shown(first)); then delete it"
        : "it holds what was typed: read it, then delete it")
  }

  private static func octal(_ mode: UInt32) -> String { String(mode & 0o777, radix: 8) }

  static func size(_ bytes: Int) -> String {
    switch bytes {
    case ..<1_000: return "\(bytes) B"
    case ..<1_000_000: return "\(bytes / 1_000) kB"
    case ..<1_000_000_000: return "\(bytes / 1_000_000) MB"
    default:
      let tenths = bytes / 100_000_000
      return "\(tenths / 10).\(tenths % 10) GB"
    }
  }
}
