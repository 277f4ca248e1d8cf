import Chat

/// The conversations of a JSON text.
final class JSONSource: ImportSource {
  let bytesInAll: Int
  var bytesRead: Int { stream.position }

  private let stream: any ByteStream
  private let records: JSONRecords
  private let name: String
  private let fallback: WallTime
  private let files: any SourceFiles
  private let only: ImportFormat?
  private var first: JSONRecords.Record?
  private var waiting: [ImportedItem] = []

  /// - Parameters:
  ///   - name: of the file, for people.
  ///   - fallback: the time of what has none.
  ///   - only: what other formats are not taken for; nil: any.
  init(
    _ stream: any ByteStream, size: Int, name: String, fallback: WallTime,
    files: any SourceFiles = NoFiles(), only: ImportFormat? = nil
  ) {
    self.stream = stream
    bytesInAll = size
    records = JSONRecords(stream)
    self.name = name
    self.fallback = fallback
    self.files = files
    self.only = only
  }

  /// Whether its first record is a conversation. What cannot be read at all is none.
  func holdsConversations() -> Bool {
    if first == nil { first = try? records.record() }
    guard let bytes = first?.bytes, let value = JSONParser.parse(bytes) else { return false }
    return Self.format(of: value) != nil
  }

  func next() throws(ImportProblem) -> ImportedItem? {
    while waiting.isEmpty {
      guard let record = try record() else { return nil }
      read(record)
    }
    return waiting.removeFirst()
  }

  private func record() throws(ImportProblem) -> JSONRecords.Record? {
    if let record = first {
      first = nil
      return record
    }
    do throws(BrokenSource) {
      return try records.record()
    } catch {
      throw ImportProblem(place: ImportPlace(file: name), reason: error.reason)
    }
  }

  private func read(_ record: JSONRecords.Record) {
    let place = ImportPlace(file: name, parts: [record.place])
    func refuse(_ reason: String) {
      waiting.append(.problem(ImportProblem(place: place, reason: reason + ": left out")))
    }
    guard let bytes = record.bytes else {
      return refuse("it is larger than \(JSONRecords.recordLimit >> 20) MiB")
    }
    guard let value = JSONParser.parse(bytes) else { return refuse("it is damaged: no JSON") }
    guard let format = Self.format(of: value) else {
      return refuse("it is no conversation of a known format")
    }
    if let only, only != format.format {
      return refuse("it is of another format (\(format.format.rawValue))")
    }
    var context = RecordContext(place: place, fallback: fallback, files: files, bytes: bytes)
    do throws(BadRecord) {
      if let conversation = try format.read(value, &context) {
        waiting.append(.conversation(conversation))
      }
    } catch {
      refuse(error.reason)
    }
    waiting += context.problems.map(ImportedItem.problem)
  }

  private static func format(of value: JSONValue) -> (any RecordFormat.Type)? {
    formats.first { $0.recognises(value) }
  }

  private static var formats: [any RecordFormat.Type] {
    [ConfabRecord.self, ChatGPTRecord.self, ClaudeRecord.self, OpenAIRecord.self]
  }
}
