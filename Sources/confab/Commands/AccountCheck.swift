import Chat
import Provider
import Settings
import TUI

/// Asks an endpoint whose key it is and prints each fact as soon as it is known. Reads only.
///
/// What stops a chat from starting is found here as well, but as a finding: a key that is missing is
/// no wrong use of this command.
struct AccountCheck {
  private let options: Options
  private let time: MachineTime
  private let environment = ProcessEnvironment.variables()

  init(options: Options, executor: QueueExecutor) {
    self.options = options
    time = MachineTime(executor: executor)
  }

  func run() async -> ExitStatus {
    let places: Places
    let reader: SettingsReader
    let endpoint: Endpoint
    let baseURL: BaseURL
    do {
      places = try Places(options: options, environment: environment)
      reader = SettingsReader(places)
      endpoint = try Resolution(
        options: options, environment: environment, settings: reader.settings
      ).endpoint
      baseURL = try BaseURL(endpoint.baseURL)
    } catch let problem as SettingsProblem {
      fail("confab doctor: \(Sanitizer.display(problem.text))", .refused)
    } catch let problem as BaseURL.Invalid {
      fail("confab doctor: \(problem.text)", .refused)
    } catch {
      fail("confab doctor: \(error)", .failure)
    }
    for problem in reader.problems { say("note", problem.text) }
    // Without the query: some gateways have a key in it.
    say("endpoint", "\(endpoint.name) · \(baseURL.origin)\(baseURL.path)")
    let key: KeyReader.Found?
    do throws(KeyProblem) {
      key = try KeyReader(environment: environment, places: places).key(for: endpoint)
    } catch {
      say("key", "none")
      say("advice", error.text)
      return .failure
    }
    say("key", key.map { "from \($0.origin.text)" } ?? "none: this endpoint is asked without one")
    return await ask(baseURL, key, timeouts: reader.settings.timeouts)
  }

  private func ask(
    _ baseURL: BaseURL, _ key: KeyReader.Found?, timeouts: Settings.Timeouts
  ) async -> ExitStatus {
    let service = HTTPChatService(
      configuration: ProviderConfiguration(
        baseURL: baseURL, key: key?.key.secret,
        timeouts: ProviderConfiguration.Timeouts(
          connect: timeouts.connect, firstByte: timeouts.firstByte, idle: timeouts.idle),
        environment: environment, version: Confab.version),
      time: time)
    let start = time.now
    do throws(Failure) {
      let account = try await service.account()
      say("answer", "account and balance after \(elapsed(since: start))")
      show(account)
      return .success
    } catch {
      say("answer", "\(FailureNames(error).title) after \(elapsed(since: start))")
      say("message", error.message)
      say("request ID", error.requestID ?? "none given")
      let context = AdviceContext(
        endpoint: baseURL.endpoint, model: ModelID(rawValue: "the model"),
        keyOrigin: key?.origin.text, failedAt: time.wallNow,
        utcOffset: LocalClock.offset(at: time.wallNow))
      say("advice", AccountAdvice.text(for: error, in: context))
      return .failure
    }
  }

  private func show(_ account: Account) {
    let names = [account.email, account.name].filter { !$0.isEmpty }
    say("account", names.isEmpty ? "not named" : names.joined(separator: " · "))
    if let organization = account.organization { say("paid by", organization) }
    guard let balance = account.balance else {
      let reason = account.balanceFailure.map {
        [FailureNames($0).title, $0.message, $0.requestID.map { "request ID \($0)" }]
          .compactMap { $0?.isEmpty == false ? $0 : nil }.joined(separator: " · ")
      }
      return say("balance", "not known" + (reason.map { ": \($0)" } ?? ""))
    }
    say("balance", Wording.dollars(balance))
    if balance <= 0 {
      say("advice", "Nothing is left to spend: requests end with 402 until credits are added.")
    }
  }

  private func elapsed(since start: Instant) -> String {
    "\(Int((time.now.seconds(since: start) * 1000).rounded())) ms"
  }

  private func say(_ label: String, _ value: String) {
    StandardOutput.write(Fact(label: label, value: value).text(width: StandardOutput.columns))
  }
}
