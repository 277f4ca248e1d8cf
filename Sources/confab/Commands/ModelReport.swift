import Chat
import ChatUI
import Glibc
import Settings
import TUI

/// The list of an endpoint's models for standard output: asked for, or as it was given last.
struct ModelReport {
  /// Seconds for which a list is good: prices and models do not change by the minute.
  private static let freshness = 3_600.0

  private let options: Options
  private let isDemo: Bool
  private let isJSON: Bool
  private let asksAnyway: Bool
  private let executor: QueueExecutor
  private let time: MachineTime
  private let environment = ProcessEnvironment.variables()

  init(
    options: Options, isDemo: Bool, isJSON: Bool, asksAnyway: Bool, executor: QueueExecutor
  ) {
    self.options = options
    self.isDemo = isDemo
    self.isJSON = isJSON
    self.asksAnyway = asksAnyway
    self.executor = executor
    time = MachineTime(executor: executor)
  }

  func run() async -> ExitStatus {
    let places: Places
    let settings: Settings
    let connection: Connection
    do {
      places = try Places(options: options, environment: environment)
      settings = SettingsReader(places).settings
      let resolution = try Resolution(
        options: options, environment: environment, settings: settings)
      var directory = EndpointDirectory(
        Connector(
          environment: environment, places: places, timeouts: settings.timeouts, ledger: nil,
          attachments: nil,
          time: time, executor: executor), endpoints: settings.endpoints)
      connection =
        try isDemo ? directory.beginDemo() : directory.begin(with: resolution.endpoint)
    } catch let problem as SettingsProblem {
      fail("confab models: \(Sanitizer.display(problem.text))", .refused)
    } catch let problem as EndpointProblem {
      fail("confab models: \(Sanitizer.display(problem.text))", .refused)
    } catch {
      fail("confab models: \(error)", .failure)
    }
    let library = ModelLibrary(places)
    let list = await list(connection, library)
    show(
      OfferedModel.all(
        list.completed(by: connection.models), of: connection.facts.name,
        remembered: await library.remembered(), fixed: settings.preferences.favourites))
    return .success
  }

  private func list(_ connection: Connection, _ library: ModelLibrary) async -> [ModelInfo] {
    let kept = await library.list(of: connection)
    let now = time.wallNow
    if !asksAnyway, let kept, (0..<Self.freshness).contains(now.seconds - kept.asOf.seconds) {
      return kept.models
    }
    do throws(Failure) {
      let list = try await connection.backend.service.models()
      await library.keep(list, of: connection, asOf: now)
      return list
    } catch {
      let words = [FailureNames(error).title, error.message].filter { !$0.isEmpty }
      let reason = Sanitizer.display(words.joined(separator: " · "), oneLine: true)
      let name = connection.facts.name
      guard !asksAnyway, let kept else {
        fail("confab models: \(name) gave no list: \(reason)", .failure)
      }
      let civil = CivilTime(kept.asOf, utcOffset: LocalClock.offset(at: kept.asOf))
      warn(
        "confab models: \(name) did not answer (\(reason)); this is its list of \(civil.date) "
          + civil.clock)
      return kept.models
    }
  }

  private func warn(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  private func show(_ models: [OfferedModel]) {
    if isJSON {
      let records = models.map { model -> JSONValue in
        guard case .object(var members) = ModelRecord.json(model.info) else { return .null }
        members.append(.init(key: "favourite", value: .bool(model.isFavourite)))
        members.append(.init(key: "recent", value: .bool(model.isRecent)))
        return .object(members)
      }
      let lines = records.map { "  " + $0.compactText }.joined(separator: ",\n")
      return StandardOutput.write(lines.isEmpty ? "[]\n" : "[\n\(lines)\n]\n")
    }
    guard let width = StandardOutput.columns else {
      return StandardOutput.write(models.map(Self.tabSeparated).joined())
    }
    StandardOutput.write(Self.table(models, width: width))
  }

  private static func tabSeparated(_ model: OfferedModel) -> String {
    let info = model.info
    let mark = model.isFavourite ? "favourite" : model.isRecent ? "recent" : ""
    func text<Value>(_ value: Value?) -> String { value.map { "\($0)" } ?? "" }
    var fields: [String] = [info.id.rawValue, text(info.contextLength)]
    fields += [text(info.promptPrice), text(info.completionPrice)]
    fields += [text(info.takesImages.map { $0 ? "yes" : "no" }), info.source.rawValue, mark]
    fields.append(info.summary)
    return fields.map { field in
      Sanitizer.display(field, oneLine: true).split(separator: "\t").joined(separator: " ")
    }.joined(separator: "\t") + "\n"
  }

  private static func table(_ models: [OfferedModel], width: Int) -> String {
    func widest(_ text: (OfferedModel) -> String?) -> Int {
      models.map { columns(text($0) ?? "") }.max() ?? 0
    }
    let ids = widest { $0.info.id.rawValue }
    let contexts = widest { $0.words.context }
    let prices = widest { $0.words.price }
    func padded(_ text: String, _ width: Int, isRight: Bool = false) -> String {
      let blanks = String(repeating: " ", count: max(0, width - columns(text)))
      return isRight ? blanks + text : text + blanks
    }
    return models.map { model in
      let words = model.words
      let mark = model.isFavourite ? "★ " : model.isRecent ? "• " : "  "
      var line = mark + padded(Sanitizer.display(model.info.id.rawValue, oneLine: true), ids)
      if contexts > 0 { line += "  " + padded(words.context ?? "", contexts, isRight: true) }
      if prices > 0 { line += "  " + padded(words.price ?? "", prices, isRight: true) }
      line += "  " + (model.info.takesImages == true ? "images  " : "")
      line += [words.source, Sanitizer.display(model.info.summary, oneLine: true)]
        .filter { !$0.isEmpty }.joined(separator: " · ")
      // What does not fit is cut: a table that wraps is none.
      guard columns(line) > width else { return line + "\n" }
      var cut = ""
      var room = width - 1
      for character in line {
        room -= columns(String(character))
        if room < 0 { break }
        cut.append(character)
      }
      return cut + "…\n"
    }.joined()
  }
}
