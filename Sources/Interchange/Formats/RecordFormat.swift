import Chat

/// Reads one conversation out of a JSON value.
protocol RecordFormat {
  static var format: ImportFormat { get }
  /// Whether it is one of this format, by what is in it.
  static func recognises(_ value: JSONValue) -> Bool
  /// - Returns: nil when nothing was said in it.
  static func read(
    _ value: JSONValue, _ context: inout RecordContext
  ) throws(BadRecord) -> ImportedConversation?
}

/// Why a conversation cannot be read, as a whole: follows its place and a colon.
struct BadRecord: Error, Hashable {
  var reason: String

  init(_ reason: String) { self.reason = reason }
}

/// What surrounds a record, and what is found wrong in it.
struct RecordContext {
  let place: ImportPlace
  /// The time of what has none.
  let fallback: WallTime
  /// Where pictures and files may be.
  let files: any SourceFiles
  /// As it came.
  let bytes: [UInt8]
  private(set) var problems: [ImportProblem] = []

  init(
    place: ImportPlace, fallback: WallTime, files: any SourceFiles = NoFiles(), bytes: [UInt8] = []
  ) {
    self.place = place
    self.fallback = fallback
    self.files = files
    self.bytes = bytes
  }

  mutating func note(_ part: String, _ reason: String) {
    problems.append(ImportProblem(place: place.inside(part), reason: reason))
  }
}

/// Files that came along with conversations.
protocol SourceFiles {
  /// The content of one that a service calls so; nil: it is not there, or cannot be read.
  func content(of identifier: String) -> [UInt8]?
}

struct NoFiles: SourceFiles {
  func content(of identifier: String) -> [UInt8]? { nil }
}
