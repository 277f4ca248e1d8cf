package import Chat
import TUI

/// What a one-shot request asks, put together of words, standard input and files.
///
/// The material comes first, then the instruction, which models follow best there: what was piped, the
/// files in their order, and the words. Material stands in the prompt by a reference, as attachments do:
/// the log keeps it once, and shows a prompt of some words. Without words the piped text is the prompt.
package struct AskInput: Hashable, Sendable {
  package enum Refusal: Error, Hashable, Sendable {
    /// Nothing was asked.
    case empty
    /// Standard input is nothing that can be sent: why.
    case unusable(String)
  }

  /// Bytes of standard input that are looked at: one more is too many in any case.
  package static let limit = AttachableFile.imageLimit

  package let instruction: String
  /// In the order in which they are sent.
  package let files: [AttachableFile]

  /// - Parameters:
  ///   - words: of the command line, or what was written in the editor.
  ///   - piped: all of standard input; empty where there was none.
  ///   - attached: in their order.
  package init(
    words: String, piped: [UInt8], attached: [AttachableFile]
  ) throws(Refusal) {
    let words = Sanitizer.prompt(words).trimmed
    var files = attached
    var instruction = words
    if !piped.allSatisfy(Self.isBlank) {
      let file: AttachableFile
      do throws(AttachableFile.Refusal) {
        file = try AttachableFile(piped, name: "standard input")
      } catch {
        throw .unusable("standard input \(error.reason)")
      }
      if words.isEmpty, file.attachment.kind == .text {
        instruction =
          Sanitizer.prompt(
            String(decoding: file.attachment.bytes, as: UTF8.self)
          ).trimmed
      } else {
        files.insert(file, at: 0)
      }
    }
    guard !instruction.isEmpty || !files.isEmpty else { throw .empty }
    self.instruction = instruction
    self.files = files
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// As it is sent, and stands in the log.
  package var prompt: String {
    let references = files.map(\.reference.text).joined(separator: "\n")
    if references.isEmpty { return instruction }
    return instruction.isEmpty ? references : references + "\n\n" + instruction
  }

  /// What a conversation that it begins is called; nil: what its prompt says.
  package var title: String? {
    files.isEmpty || instruction.isEmpty ? nil : Title.from(prompt: instruction)
  }

  /// UTF-8 bytes of all text.
  package var textBytes: Int {
    files.filter { $0.attachment.kind == .text }.reduce(instruction.utf8.count) {
      $0 + $1.attachment.bytes.count
    }
  }
}
