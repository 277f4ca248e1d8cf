import Chat
import FoundationEssentials

/// The text of a prompt, put together of parts, with what is attached to it.
struct PromptText {
  private(set) var attachments: [Attachment] = []
  private var parts: [String] = []
  private let canAttach: Bool

  /// - Parameter role: only prompts have attachments; elsewhere their names stand.
  init(_ role: Role) { canAttach = role == .user }

  /// Its parts, each on lines of its own.
  var text: String { parts.joined(separator: "\n") }

  mutating func add(_ text: String) { if !text.isEmpty { parts.append(text) } }

  /// A picture or a text; nil: it is not there.
  /// - Parameter kind: what it is called when only its name is left: `picture`.
  mutating func attach(_ bytes: [UInt8]?, name: String?, kind: String) {
    let name = ImportedText.label(name)
    let shown = name.map { "[\(kind): \(AttachmentLabel.name($0))]" } ?? "[\(kind)]"
    guard canAttach, let bytes else { return add(shown) }
    do throws(AttachableFile.Refusal) {
      let file = try AttachableFile(bytes, name: name ?? kind)
      attachments.append(file.attachment)
      add(file.reference.text)
    } catch {
      // What cannot be attached and is text goes in as text: it was said.
      guard let text = TextDecoding(bytes) else { return add(shown) }
      add(shown + "\n" + Fence.around(String(decoding: text.bytes, as: UTF8.self)))
    }
  }

  /// A picture by its address: one that holds it itself is attached.
  mutating func attach(url: String, name: String?) {
    guard url.hasPrefix("data:") else { return add("![picture](\(url))") }
    let bytes = url.firstRange(of: ";base64,").flatMap {
      Data(base64Encoded: String(url[$0.upperBound...]), options: .ignoreUnknownCharacters)
    }
    attach(bytes.map { [UInt8]($0) }, name: name, kind: "picture")
  }
}

/// Blocks of code in Markdown.
enum Fence {
  /// With a fence that nothing within can end.
  static func around(_ text: String, language: String = "") -> String {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    let end = text.hasSuffix("\n") ? "" : "\n"
    let word = language.filter { $0.isLetter || $0.isNumber || $0 == "+" || $0 == "-" || $0 == "#" }
    return "\(fence)\(word)\n\(text)\(end)\(fence)"
  }
}
