import Doctor
import Testing

/// The same for what is beyond the terminal: settings, key, network, clock, log.
struct WorldFindingTests {
  typealias Case = TerminalFindingTests.Case

  static let keys: [Case<SecretFacts>] = [
    Case("none is wanted", ["ok key.origin"], SecretFacts()) { $0.isWanted = false },
    Case("a file", ["ok key.origin"], SecretFacts()) {
      $0.origin = "the file /key"
      $0.fileMode = 0o100600
    },
    Case("a command", ["note key.origin"], advice: "--account", SecretFacts()) {
      $0.origin = "the key_command of [endpoints.a]"
      $0.isCommand = true
    },
    Case("none is there", ["problem key.origin"], advice: "[endpoints.a]", SecretFacts()) {
      $0.endpoint = "a"
      $0.isMissing = true
    },
  ]

  @Test(arguments: keys.indices)
  func tellsWhereTheKeyIs(index: Int) {
    let item = Self.keys[index]
    item.check(SecretFindings.findings(item.facts))
  }

  private static var reached: ReachFacts {
    var facts = ReachFacts()
    facts.endpoint = "work"
    facts.address = "api.example.com"
    facts.timings = [.init(.lookup, 2), .init(.connect, 30), .init(.tls, 60), .init(.answer, 90)]
    facts.status = 200
    return facts
  }

  static let ways: [Case<ReachFacts>] = [
    Case("all well", ["ok endpoint.reach", "ok endpoint.answer"], reached) { _ in },
    Case(
      "it wants a key", ["ok endpoint.reach", "ok endpoint.answer"], advice: "--account", reached
    ) {
      $0.status = 401
    },
    Case("it has no list", ["ok endpoint.reach", "note endpoint.answer"], advice: "/v1", reached) {
      $0.status = 404
    },
    Case("it is ill", ["ok endpoint.reach", "warning endpoint.answer"], reached) {
      $0.status = 503
    },
    Case("slow", ["warning endpoint.reach", "ok endpoint.answer"], reached) {
      $0.timings[3].milliseconds = 4_000
    },
    Case("no name", ["problem endpoint.reach"], advice: "resolv.conf", reached) {
      $0.timings = []
      $0.fault = .init(.lookup, "the name was not found.")
    },
    Case("nothing listens here", ["problem endpoint.reach"], advice: "start the server", reached) {
      $0.isHere = true
      $0.fault = .init(.connect, "No connection.")
    },
    Case("a proxy in the way", ["problem endpoint.reach"], advice: "no_proxy", reached) {
      $0.proxy.route = .proxy("proxy:3128")
      $0.fault = .init(.connect, "No connection.")
    },
    Case("a certificate", ["problem endpoint.reach"], advice: "SSL_CERT_FILE", reached) {
      $0.fault = .init(.tls, "its certificate is not trusted here.")
    },
    Case("offline", ["not checked endpoint.reach"], reached) { $0.isOffline = true },
  ]

  @Test(arguments: ways.indices)
  func tellsHowFarARequestGets(index: Int) {
    let item = Self.ways[index]
    item.check(ReachFindings.findings(item.facts))
  }

  static let proxies: [Case<ProxyFacts>] = [
    Case("none", ["ok proxy.route"], ProxyFacts()) { _ in },
    Case("one that answers", ["ok proxy.route"], ProxyFacts()) {
      $0.route = .proxy("proxy:3128")
      $0.variables = ["https_proxy"]
      $0.milliseconds = 4
    },
    Case("one that does not", ["problem proxy.route"], advice: "unset https_proxy", ProxyFacts()) {
      $0.route = .proxy("proxy:3128")
      $0.variables = ["https_proxy", "no_proxy"]
    },
    Case("one that is not for it", ["ok proxy.route"], ProxyFacts()) {
      $0.variables = ["https_proxy", "no_proxy"]
    },
    Case(
      "the name that counts for nothing", ["ok proxy.route", "note proxy.upper-case"], ProxyFacts()
    ) { $0.variables = ["HTTP_PROXY"] },
    Case("nonsense", ["problem proxy.route"], ProxyFacts()) {
      $0.route = .invalid("https_proxy does not name a host and port")
    },
  ]

  @Test(arguments: proxies.indices)
  func tellsOfTheProxy(index: Int) {
    let item = Self.proxies[index]
    item.check(ProxyFindings.findings(item.facts))
  }

  @Test(
    arguments: [
      (0.4, "ok", "agrees with the server's"), (-20, "note", "this machine's clock is 20 s fast"),
      (600, "warning", "10 min slow"), (-86_400 * 3, "problem", "3 days fast"),
    ] as [(Double, String, String)])
  func tellsOfTheClock(skew: Double, state: String, words: String) {
    let findings = ClockFindings.findings(skew: skew)
    #expect(findings.map(\.state.rawValue) == [state])
    #expect(findings[0].fact.contains(words), "\(findings)")
  }

  private static var log: LogFacts {
    var facts = LogFacts()
    facts.path = "/data/confab.db"
    facts.content = .log(version: 9, known: 9)
    facts.bytes = 1_234_567
    facts.integrity = .whole
    facts.mode = 0o100600
    facts.directoryMode = 0o40700
    facts.freeBytes = 5_000_000_000
    return facts
  }

  private static let well = ["ok log.file", "ok log.integrity", "ok log.mode", "ok log.room"]

  static let logs: [Case<LogFacts>] = [
    Case("all well", well, log) { _ in },
    Case("not there yet", ["ok log.file", "ok log.room"], log) {
      $0.content = .absent
      $0.integrity = .notChecked
      $0.mode = nil
    },
    Case("in use", well + ["note log.users"], log) { $0.users = [12, 13] },
    Case(
      "things left over", well + ["note log.trash", "warning log.rescued"],
      advice: "confab logs import /data/confab-rescue-1.json", log
    ) {
      $0.inTrash = 1
      $0.rescued = ["/data/confab-rescue-1.json"]
    },
    Case(
      "damaged", ["ok log.file", "problem log.integrity", "ok log.mode", "ok log.room"],
      advice: "restore", log
    ) { $0.integrity = .faults(["row 1 missing"]) },
    Case(
      "too long", ["ok log.file", "not checked log.integrity", "ok log.mode", "ok log.room"], log
    ) { $0.integrity = .tooLong(seconds: 5) },
    Case(
      "seen by others", ["ok log.file", "ok log.integrity", "warning log.mode", "ok log.room"],
      advice: "chmod 600", log
    ) { $0.mode = 0o100644 },
    Case(
      "a directory for all",
      ["ok log.file", "ok log.integrity", "warning log.mode", "ok log.room"],
      advice: "go-w", log
    ) { $0.directoryMode = 0o40777 },
    Case(
      "not ours to write",
      ["ok log.file", "ok log.integrity", "problem log.writable", "ok log.mode", "ok log.room"], log
    ) { $0.isWritable = false },
    Case("a full disk", well.dropLast() + ["problem log.room"], log) { $0.freeBytes = 1_000 },
    Case("a disk that is read-only", well.dropLast() + ["problem log.room"], log) {
      $0.isReadOnlyDisk = true
    },
    Case(
      "a newer one", ["problem log.file", "ok log.mode", "ok log.room"], advice: "update Confab",
      log
    ) {
      $0.content = .log(version: 10, known: 9)
      $0.integrity = .notChecked
    },
    Case("an older one", ["note log.file"] + well.dropFirst(), log) {
      $0.content = .log(version: 3, known: 9)
    },
    Case("another program's", ["problem log.file", "ok log.mode", "ok log.room"], log) {
      $0.content = .foreign
      $0.integrity = .notChecked
    },
  ]

  @Test(arguments: logs.indices)
  func tellsOfTheLog(index: Int) {
    let item = Self.logs[index]
    item.check(LogFindings.findings(item.facts))
  }

  @Test func namesTheFirstProblemsOfTheSettings() {
    var facts = SettingsFacts()
    facts.path = "/config.toml"
    #expect(SettingsFindings.findings(facts).map(\.state) == [.ok])
    facts.problems = (1...10).map { "config.toml:\($0): x: unknown key" }
    let findings = SettingsFindings.findings(facts)
    #expect(findings.count == 8)
    #expect(findings.allSatisfy { $0.state == .warning })
    #expect(findings.last?.advice?.hasPrefix("2 more: confab config check") == true)
  }
}
