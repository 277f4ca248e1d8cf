/// The commented configuration file that `confab config init` writes: every setting with its default,
/// or, where it has none, with an example. All of it is commented out, so it says nothing.
package enum SettingsTemplate {
  package static let text = header + SettingsTable.sections.map(section).joined()

  private static let header = """
    # Confab's configuration, in TOML. Nothing below applies until the # before it is taken away:
    # "# " begins a comment, "#" right before a name a setting that is left out.
    #
    # A running Confab reads this file again when it changes; confab config check tells what is
    # wrong in it, and confab config show what applies.


    """

  private static func section(_ section: SettingsSection) -> String {
    var text = ""
    if !section.heading.isEmpty {
      text += comment(section.comment)
      text += "\(section.isExample ? "#" : "")\(section.heading)\n\n"
    }
    for line in section.lines {
      let isSet = line.isDefault || section.isExample
      text += comment(line.comment + (isSet ? "" : " An example: it is not set."))
      text += "#\(line.key) = \(line.value)\n\n"
    }
    return text
  }

  /// Broken at blanks.
  private static func comment(_ text: String) -> String {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= columns {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append("# " + word)
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Wider than this, comments are hard to read beside code.
  private static let columns = 96
}
