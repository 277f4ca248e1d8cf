import Chat
import FoundationEssentials

/// What is sent along in a conversation, as the JSON text of a column. Most conversations have none of
/// their own, so that those cost nothing.
enum StoredOptions {
  private static let none = "{}"

  static func text(_ options: RequestOptions) throws -> String {
    guard options != RequestOptions() else { return none }
    let encoder = JSONEncoder()
    // The same options are the same text.
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(options), as: UTF8.self).storable
  }

  /// What cannot be read is no reason not to show the conversation: it is left out.
  static func options(_ text: String) -> RequestOptions {
    guard text != none else { return RequestOptions() }
    return (try? JSONDecoder().decode(RequestOptions.self, from: Data(text.utf8)))
      ?? RequestOptions()
  }
}
