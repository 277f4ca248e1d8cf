import Chat
import GRDB

/// The conversations of a database, one read after the other: what they are called is read first.
class KeyedSource: ImportSource {
  let database: DatabaseQueue
  let name: String
  let bytesInAll: Int
  /// The time of what has none: of the file.
  let fallback: WallTime

  private let keys: [String]
  private var done = 0
  private var waiting: [ImportedItem] = []

  init(_ database: DatabaseQueue, keys: [String], name: String, file: ForeignFile) {
    self.database = database
    self.keys = keys
    self.name = name
    bytesInAll = file.size
    fallback = file.modified
  }

  deinit { try? database.close() }

  /// By the share of the conversations: what a database has to read for each is its own affair.
  var bytesRead: Int {
    keys.isEmpty ? bytesInAll : Int(Double(bytesInAll) * Double(done) / Double(keys.count))
  }

  /// - Parameter problems: for what of it is left out.
  /// - Returns: nil when nothing was said in it.
  func read(
    _ key: String, _ problems: inout [ImportProblem], in db: Database
  ) throws -> ImportedConversation? {
    nil
  }

  final func next() throws(ImportProblem) -> ImportedItem? {
    while waiting.isEmpty {
      guard done < keys.count else { return nil }
      let key = keys[done]
      done += 1
      var problems: [ImportProblem] = []
      do {
        let conversation = try database.read { db in try read(key, &problems, in: db) }
        if let conversation { waiting.append(.conversation(conversation)) }
      } catch {
        var problem = DatabaseImport.problem(error, name)
        problem.place = place(of: key)
        waiting.append(.problem(problem))
      }
      waiting += problems.map(ImportedItem.problem)
    }
    return waiting.removeFirst()
  }

  final func place(of key: String) -> ImportPlace {
    ImportPlace(file: name, parts: ["conversation \(ImportedText.label(key) ?? "")"])
  }
}
