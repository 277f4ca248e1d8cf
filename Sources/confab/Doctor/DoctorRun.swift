import Chat
import ChatUI
import Curses
import Dispatch
import Doctor
import Glibc
import Provider
import Settings
import TUI

/// `confab doctor`: looks at everything that a chat needs, and says of each how it is and what to do. Reads
/// only; the network and the log are looked at while the terminal answers.
struct DoctorRun {
  private static let network = QueueExecutor(DispatchQueue(label: "confab.doctor.network"))
  private static let disk = QueueExecutor(DispatchQueue(label: "confab.doctor.disk"))

  private let options: Options
  private let isJSON: Bool
  private let isOffline: Bool
  private let time: MachineTime
  private let environment = ProcessEnvironment.variables()

  init(options: Options, isJSON: Bool, isOffline: Bool, executor: QueueExecutor) {
    self.options = options
    self.isJSON = isJSON
    self.isOffline = isOffline
    time = MachineTime(executor: executor)
  }

  /// What is to be looked at.
  private struct Subject {
    let places: Places
    let check: SettingsCheck
    let resolution: Resolution
    let baseURL: BaseURL
  }

  func run() async -> ExitStatus {
    let subject = subject()
    let reach = ReachExam(
      subject.resolution.endpoint, subject.baseURL, environment: environment,
      isOffline: isOffline, time: time)
    let reached = Task(executorPreference: Self.network) { await reach.run() }
    let log = LogExam(subject.places, environment: environment)
    let looked = Task(executorPreference: Self.disk) { log.run() }
    var output = DoctorOutput(isJSON: isJSON, isLinear: isLinear(subject.resolution))
    var exam = examined()
    show(exam, subject, on: &output)
    let reachFacts = await output.during("asking \(reach.words)") { await reached.value }
    output.show(ProxyFindings.findings(reachFacts.proxy))
    output.show(ReachFindings.findings(reachFacts))
    output.show(ClockFindings.findings(skew: reachFacts.skew, isOffline: isOffline))
    let logFacts = await output.during("reading the log") { await looked.value }
    output.show(LogFindings.findings(logFacts))
    let status = output.finish()
    let lost = exam.finish()
    if !lost.isEmpty {
      let text = Sanitizer.display(String(decoding: lost, as: UTF8.self), oneLine: true)
      StandardError.write("confab doctor: typed meanwhile, and not handed on: \(text)\n")
    }
    return status
  }

  private func subject() -> Subject {
    do {
      let places = try Places(
        options: options, environment: environment, executable: Places.executable())
      let check = SettingsCheck(places: places, environment: environment)
      let resolution = try Resolution(
        options: options, environment: environment, settings: check.reader.settings)
      return Subject(
        places: places, check: check, resolution: resolution,
        baseURL: try BaseURL(resolution.endpoint.baseURL))
    } catch let problem as SettingsProblem {
      fail("confab doctor: \(Sanitizer.display(problem.text))", .refused)
    } catch let problem as BaseURL.Invalid {
      fail("confab doctor: \(problem.text)", .refused)
    } catch {
      fail("confab doctor: \(error)", .failure)
    }
  }

  private func isLinear(_ resolution: Resolution) -> Bool {
    resolution.linear || environment["TERM"] == "dumb" && StandardOutput.columns != nil
  }

  /// While the terminal is asked, what would end the process waits until it is given back.
  private func examined() -> TerminalExam {
    var exam = TerminalExam(environment: environment, samples: WidthSample.all.map(\.text))
    Interruption.watch()
    let isWhole = exam.ask()
    for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
    if Interruption.isNoted { Glibc.exit(Interruption.status.rawValue) }
    if !isWhole { Glibc.exit(ExitStatus.interrupted.rawValue) }
    return exam
  }

  private func show(_ exam: TerminalExam, _ subject: Subject, on output: inout DoctorOutput) {
    let places = subject.places
    output.show(TerminalFindings.findings(exam.terminal))
    if exam.isTerminal {
      output.show(ColorFindings.findings(exam.colors))
      output.show(KeyFindings.findings(exam.keys))
    }
    output.show(
      ClipboardFindings.findings(exam.clipboard(file: places.stateDirectory + Controller.fileName)))
    if exam.isTerminal {
      output.show(WidthFindings.findings(widths(exam, WidthFile(places))))
    }
    output.show(LocaleFindings.findings(exam.locale))
    var multiplexer = exam.multiplexer
    multiplexer.takesMouse = subject.check.reader.settings.preferences.takesMouse
    output.show(MultiplexerFindings.findings(multiplexer))
    output.show(SettingsFindings.findings(settings(subject)))
    output.show(SecretFindings.findings(secret(subject)))
  }

  /// What was measured is remembered, for the next start.
  private func widths(_ exam: TerminalExam, _ file: WidthFile) -> WidthFacts {
    var facts = WidthFacts()
    let (measure, entry) = exam.widths
    facts.measure = measure
    facts.used = file.read().profile(for: environment)
    facts.file = file.path
    if let entry { facts.problem = file.keep(entry) }
    return facts
  }

  private func settings(_ subject: Subject) -> SettingsFacts {
    var facts = SettingsFacts()
    facts.path = subject.places.configFile
    facts.isThere = access(subject.places.configFile, F_OK) == 0
    facts.problems = subject.check.problems.map(\.shortText)
    return facts
  }

  private func secret(_ subject: Subject) -> SecretFacts {
    let endpoint = subject.resolution.endpoint
    var facts = SecretFacts()
    facts.endpoint = endpoint.name
    facts.isWanted = endpoint.wantsKey
    let reader = KeyReader(environment: environment, places: subject.places)
    do throws(KeyProblem) {
      let origin = try reader.origin(for: endpoint)
      facts.origin = origin?.text
      if case .command? = origin {
        facts.isCommand = true
      } else if case .file(let path)? = try reader.key(for: endpoint)?.origin {
        var status = stat()
        if stat(path, &status) == 0 { facts.fileMode = UInt32(status.st_mode) }
      }
    } catch {
      if case .missing = error { facts.isMissing = true } else { facts.problem = error.text }
    }
    return facts
  }
}
