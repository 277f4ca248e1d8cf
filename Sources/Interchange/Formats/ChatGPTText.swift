import Chat

/// What a message of a ChatGPT export says. What was done on the way to an answer (thoughts, calls of
/// tools and what those answered) is a part of its reasoning; what was made to be read, of its text.
struct ChatGPTText {
  private(set) var prompt: PromptText
  private(set) var reasoning: [String] = []

  private let message: JSONValue
  private let content: JSONValue
  private let files: any SourceFiles
  /// The tool that it comes from or goes to; nil: it is between the two who talk.
  private let tool: String?
  private let isFromTool: Bool

  init(_ message: JSONValue, role: Role, files: any SourceFiles) {
    self.message = message
    self.files = files
    content = message.present("content") ?? .null
    prompt = PromptText(role)
    isFromTool = message["author"]?["role"]?.string == "tool"
    let recipient = message["recipient"]?.nonEmptyString
    tool =
      isFromTool
      ? message["author"]?["name"]?.nonEmptyString ?? "tool" : recipient == "all" ? nil : recipient
  }

  mutating func read() {
    switch content["content_type"]?.string {
    case "text", "multimodal_text": readParts()
    case "code": readCode()
    case "execution_output", "tether_browsing_display":
      note(content["text"]?.nonEmptyString ?? content["result"]?.string ?? "")
    case "thoughts": readThoughts()
    case "tether_quote", "sonic_webpage": readPage()
    case "system_error":
      note(
        [content["name"]?.string, content["text"]?.string].compactMap(\.self).joined(
          separator: ": "))
    // How long it thought; and what is known of the user.
    case "reasoning_recap", "model_editable_context": break
    default: readUnknown()
    }
    attachFiles()
  }

  private mutating func readParts() {
    for part in content["parts"]?.array ?? [] {
      if let text = part.string {
        if tool == nil { prompt.add(text) } else { note(text) }
      } else if let pointer = part["asset_pointer"]?.string, part["audio"] == nil {
        attachPicture(part, pointer)
      } else if let text = part["text"]?.nonEmptyString {
        prompt.add(text)
      }
    }
  }

  /// By its pointer, `sediment://file_…` or `file-service://file-…`.
  private mutating func attachPicture(_ part: JSONValue, _ pointer: String) {
    let type = part["content_type"]?.string ?? ""
    guard type.hasPrefix("image") else { return }
    let identifier = Self.identifier(pointer)
    let name =
      files(identifier)?["name"]?.nonEmptyString
      ?? part["metadata"]?["dalle"]?["prompt"]?.nonEmptyString
    prompt.attach(files.content(of: identifier), name: name ?? identifier, kind: "picture")
  }

  /// What the message says of an attached file.
  private func files(_ identifier: String) -> JSONValue? {
    message["metadata"]?["attachments"]?.array?.first { $0["id"]?.string == identifier }
  }

  static func identifier(_ pointer: String) -> String {
    let start = pointer.firstRange(of: "://")?.upperBound ?? pointer.startIndex
    return String(pointer[start...].prefix { $0 != "?" && $0 != "#" })
  }

  /// Those that are no pictures of the text.
  private mutating func attachFiles() {
    let shown = Set(
      (content["parts"]?.array ?? []).compactMap {
        $0["asset_pointer"]?.string.map(Self.identifier)
      })
    for file in message["metadata"]?["attachments"]?.array ?? [] {
      let identifier = file["id"]?.string ?? ""
      if shown.contains(identifier) { continue }
      prompt.attach(files.content(of: identifier), name: file["name"]?.string, kind: "file")
    }
  }

  private mutating func readCode() {
    let text = content["text"]?.string ?? ""
    guard !text.isEmpty else { return }
    let known = content["language"]?.nonEmptyString
    let language = known == "unknown" ? "" : known ?? ""
    guard let tool else { return prompt.add(Fence.around(text, language: language)) }
    if tool.hasPrefix("canmore.create"), let document = JSONParser.parse(text),
      let body = document["content"]?.nonEmptyString
    {
      let title = document["name"]?.nonEmptyString.map { "**\($0)**\n\n" } ?? ""
      let type = document["type"]?.string ?? ""
      let isCode = type.hasPrefix("code/")
      return prompt.add(
        title + (isCode ? Fence.around(body, language: String(type.dropFirst(5))) : body))
    }
    note(text, language: language)
  }

  /// What went to a tool, or came from it.
  private mutating func note(_ text: String, language: String = "") {
    guard !text.isEmpty else { return }
    let who = (tool ?? "tool") + (isFromTool ? " answered:" : ":")
    reasoning.append("\(who)\n\(Fence.around(text, language: language))")
  }

  private mutating func readThoughts() {
    if let text = content["thoughts"]?.nonEmptyString { return reasoning.append(text) }
    for thought in content["thoughts"]?.array ?? [] {
      let summary = thought["summary"]?.nonEmptyString.map { "**\($0)**" }
      let parts = [summary, thought["content"]?.nonEmptyString].compactMap(\.self)
      if !parts.isEmpty { reasoning.append(parts.joined(separator: "\n\n")) }
    }
  }

  /// A page that was read: of a quotation its words, of a whole page its beginning.
  private mutating func readPage() {
    let url = content["url"]?.string ?? ""
    let title = content["title"]?.nonEmptyString ?? url
    let isQuote = content["content_type"]?.string == "tether_quote"
    let words = isQuote ? content["text"]?.string : content["snippet"]?.string
    let link = url.hasPrefix("http") ? "[\(title)](\(url))" : title
    reasoning.append([link, words ?? ""].filter { !$0.isEmpty }.joined(separator: "\n\n"))
  }

  /// Of a kind that is not known yet: whatever text it has.
  private mutating func readUnknown() {
    readParts()
    let text = ["text", "result", "content"].compactMap { content[$0]?.nonEmptyString }.first
    guard prompt.text.isEmpty, let text else { return }
    if tool == nil { prompt.add(text) } else { note(text) }
  }
}
