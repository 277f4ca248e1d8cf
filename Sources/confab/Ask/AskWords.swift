import Chat
import TUI

/// Words of the command line that mean one thing or another.
enum AskWords {
  struct Wrong: Error {
    let text: String
  }

  /// What stands after `--code`: the number of a block, or the first word of the prompt.
  static func number(_ value: String?) -> (number: Int?, word: String?) {
    guard let value, !value.isEmpty else { return (nil, nil) }
    guard let number = Int(value), number > 0 else { return (nil, value) }
    return (number, nil)
  }

  /// What stands after `--continue`: an ID, or the first word of the prompt.
  static func conversation(_ value: String?) -> (conversation: String?, word: String?) {
    guard let value else { return (nil, nil) }
    return value == "last" || isIdentifier(value) ? (value, nil) : ("last", value)
  }

  /// As Confab makes them; others are given with `--conversation`.
  private static func isIdentifier(_ text: String) -> Bool {
    text.utf8.count == 26
      && text.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0)
      }
  }

  /// `temperature=0.2`.
  static func parameter(_ text: String) throws(Wrong) -> AskRequest.Parameter {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let shown = Sanitizer.display(text, oneLine: true)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw Wrong(text: "--set \(shown): give a name and a value, as in --set top_p=0.9.")
    }
    let name = Parameter.canonicalName(String(parts[0]))
    if Parameter.named(name) == nil, !Parameter.reserved.contains(name),
      let nearest = Spelling.nearest(to: name, among: Parameter.known.map(\.name))
    {
      throw Wrong(
        text: "--set \(shown): no parameter “\(name)” is known. Did you mean “\(nearest)”?")
    }
    let value = parts[1] == "off" ? "null" : Parameter.json(typed: String(parts[1]), for: name)
    var options = RequestOptions()
    do throws(ParameterProblem) { try options.set(name, to: value) } catch {
      throw Wrong(text: Sanitizer.display(error.text, oneLine: true) + ".")
    }
    return AskRequest.Parameter(name: name, value: value)
  }
}
