package import Chat
import FoundationEssentials
import GRDB
import Glibc

/// Opens the database of another program to import from: told from its tables. It is only read.
package enum DatabaseImport {
  /// - Parameters:
  ///   - name: what it is called in problems.
  ///   - only: other formats are not taken; nil: any.
  /// - Returns: nil when it is none that is known.
  package static func open(
    _ path: String, name: String, only: ImportFormat? = nil
  ) throws(ImportProblem) -> (any ImportSource)? {
    do {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.label = "confab.import"
      configuration.busyMode = .timeout(5)
      let database = try DatabaseQueue(path: path, configuration: configuration)
      // See `SQLiteStore`: connections are never freed. This one is closed by what reads from it.
      _ = Unmanaged.passRetained(database)
      var isTaken = false
      defer { if !isTaken { try? database.close() } }
      let tables = try database.read { db in
        guard try Int32.fetchOne(db, sql: "PRAGMA application_id") != Schema.applicationID else {
          throw ImportProblem(
            place: ImportPlace(file: name),
            reason: "it is a log of Confab's own: open it with --data-dir, or bring it back with "
              + "confab logs restore")
        }
        return Set(
          try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'"))
      }
      let file = ForeignFile(path)
      if only == nil || only == .llm,
        tables.isSuperset(of: ["conversations", "responses"])
          || tables.isSuperset(of: ["threads", "turns", "messages", "parts"])
      {
        let source = try LLMSource(database, tables: tables, name: name, file: file)
        isTaken = true
        return source
      }
      if only == nil || only == .elia, tables.isSuperset(of: ["chat", "message"]) {
        let source = try EliaSource(database, name: name, file: file)
        isTaken = true
        return source
      }
      return nil
    } catch {
      throw problem(error, name)
    }
  }

  static func problem(_ error: any Error, _ name: String) -> ImportProblem {
    if let problem = error as? ImportProblem { return problem }
    let reason = (error as? DatabaseError)?.message ?? "\(error)"
    return ImportProblem(
      place: ImportPlace(file: name), reason: "the database cannot be read (\(reason))")
  }
}

/// What the directory says of a file.
struct ForeignFile {
  var size = 0
  var modified = WallTime(seconds: 0)

  init(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    size = Int(status.st_size)
    modified = WallTime(seconds: Double(status.st_mtim.tv_sec))
  }
}

/// Columns that may have another type than they should, or not be there: nil then.
struct ForeignRow {
  let row: Row

  init(_ row: Row) { self.row = row }

  func text(_ name: String) -> String? {
    switch storage(name) {
    case .string(let text): text
    case .int64(let number): String(number)
    default: nil
    }
  }

  func number(_ name: String) -> Double? {
    switch storage(name) {
    case .int64(let number): Double(number)
    case .double(let number): number
    default: nil
    }
  }

  func count(_ name: String) -> Int? {
    number(name).flatMap { $0 >= 0 && $0 < 1e15 ? Int($0) : nil }
  }

  func bytes(_ name: String) -> [UInt8]? {
    guard case .blob(let data) = storage(name) else { return nil }
    return [UInt8](data)
  }

  private func storage(_ name: String) -> DatabaseValue.Storage? {
    (row[name] as DatabaseValue?)?.storage
  }
}
