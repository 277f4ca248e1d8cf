import Chat

/// Files of one conversation that are being read for its next prompt.
struct Attaching: Hashable, Sendable {
  /// What is awaited, by the request's number: the names, for people.
  private(set) var awaited: [Int: String] = [:]

  /// Nothing is sent before they are there: the prompt speaks of them.
  var isBusy: Bool { !awaited.isEmpty }

  var names: String { awaited.sorted { $0.key < $1.key }.map(\.value).joined(separator: ", ") }

  mutating func begin(_ request: AttachmentRequest) {
    let paths = request.readings.first ?? []
    let names = paths.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    awaited[request.number] =
      names.count == 1 ? names[0] : "\(names.count) files"
  }

  mutating func end(_ request: AttachmentRequest) { awaited[request.number] = nil }
}
