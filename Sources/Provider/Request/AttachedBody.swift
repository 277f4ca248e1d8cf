import Chat
import NIOCore

/// The body of a request whose prompts refer to attachments: texts stand in the prompt as code blocks
/// with their names, pictures as parts of their own, in their order.
///
/// One attachment is held at a time, and what it becomes is written once: a picture is large. What the
/// log does not have is not sent without it.
struct AttachedBody {
  /// Bytes of a body: Cline's gateway fails at some 122 MiB.
  static let limit = 100_000_000

  private let source: AttachmentSource
  private var buffer = ByteBuffer()

  static func isNeeded(for request: ChatRequest) -> Bool {
    request.turns.contains { $0.role == .user && !AttachmentReference.all(in: $0.text).isEmpty }
  }

  static func make(
    _ request: ChatRequest, _ source: AttachmentSource
  ) async throws(Failure) -> ByteBuffer {
    var body = AttachedBody(source: source)
    body.buffer.writeString(RequestBody.head(request))
    for (index, turn) in request.turns.enumerated() {
      if index > 0 { body.buffer.writeString(",") }
      body.buffer.writeString("{\"role\":\"\(turn.role.rawValue)\",\"content\":")
      if turn.role == .user {
        try await body.writeContent(AttachmentReference.pieces(of: turn.text))
      } else {
        body.write(json: turn.text)
      }
      body.buffer.writeString("}")
    }
    body.buffer.writeString(RequestBody.tail(request))
    return body.buffer
  }

  private init(source: AttachmentSource) { self.source = source }

  /// One text where there is no picture; else parts.
  private mutating func writeContent(
    _ pieces: [AttachmentReference.Piece]
  ) async throws(Failure) {
    var text = ""
    var hasParts = false
    for piece in pieces {
      switch piece {
      case .text(let part): text += part
      case .attachment(let reference, _):
        let attachment = try await load(reference)
        switch attachment.kind {
        case .text:
          text += AttachedText.block(
            String(decoding: attachment.bytes, as: UTF8.self), name: reference.name, after: text)
        case .image(let format):
          buffer.writeString(hasParts ? "," : "[")
          if writePart(text) { buffer.writeString(",") }
          hasParts = true
          text = ""
          buffer.writeString("{\"type\":\"image_url\",\"image_url\":{\"url\":\"")
          buffer.writeString("data:\(format.mediaType);base64,")
          Base64.write(attachment.bytes, to: &buffer)
          buffer.writeString("\"}}")
        }
        guard buffer.readableBytes + text.utf8.count <= Self.limit else { throw Self.tooLarge }
      }
    }
    guard hasParts else { return write(json: text) }
    if text.contains(where: { !$0.isWhitespace }) {
      buffer.writeString(",")
      writePart(text)
    }
    buffer.writeString("]")
  }

  /// - Returns: false where there is nothing but blanks, which no server wants as a part.
  @discardableResult
  private mutating func writePart(_ text: String) -> Bool {
    guard text.contains(where: { !$0.isWhitespace }) else { return false }
    buffer.writeString("{\"type\":\"text\",\"text\":")
    write(json: text)
    buffer.writeString("}")
    return true
  }

  private mutating func write(json text: String) {
    var json = ""
    JSONText.append(text, to: &json)
    buffer.writeString(json)
  }

  private func load(_ reference: AttachmentReference) async throws(Failure) -> Attachment {
    let attachment: Attachment?
    do throws(StoreError) {
      attachment = try await source.load(reference.hash)
    } catch {
      throw Failure(
        origin: .client, code: FailureCodes.attachmentMissing,
        message: "\(reference.name) cannot be read from the log.")
    }
    guard let attachment else {
      throw Failure(
        origin: .client, code: FailureCodes.attachmentMissing,
        message: "\(reference.name) is attached to a prompt, but is not in the log any more.")
    }
    return attachment
  }

  private static var tooLarge: Failure {
    Failure(
      origin: .client, code: FailureCodes.requestTooLarge,
      message: "With all that is attached the request has more than 100 MB, which no server takes.")
  }
}
