/// Where a first key is given, or a server on this machine is chosen, or the demo. Responsible for what
/// can be chosen and what was typed; not for keys, drawing, or what a choice does.
package struct SetupPanel: Sendable {
  /// One thing that can be chosen.
  enum Choice: Hashable, Sendable {
    case key
    case server(String)
    case demo
  }

  /// A server on this machine that answers.
  struct Server: Hashable, Sendable {
    var facts: EndpointFacts
    var models: Int
    var first: String?
  }

  /// How it stands with the key.
  enum Check: Hashable, Sendable {
    case none
    case running
    case refused(String)
    /// The endpoint could not be asked: the key may be kept as it is.
    case impossible(String)
  }

  /// The endpoints that want a key, and which of them it is for.
  let endpoints: [String]
  private(set) var endpointIndex: Int
  /// Why it opened, where that is more than the want of a key.
  let problem: String?
  /// Shown by its length alone.
  private(set) var typed = SecretText()
  private(set) var check = Check.none
  private(set) var servers: [Server] = []
  private(set) var isLooking = true
  private(set) var selected = 0

  init(endpoints: [String], endpoint: String, problem: String? = nil) {
    self.endpoints = endpoints.isEmpty ? [endpoint] : endpoints
    endpointIndex = self.endpoints.firstIndex(of: endpoint) ?? 0
    self.problem = problem
  }

  var endpoint: String { endpoints[endpointIndex] }

  var choices: [Choice] { [.key] + servers.map { .server($0.facts.name) } + [.demo] }

  var choice: Choice { choices[min(selected, choices.count - 1)] }

  mutating func move(by count: Int) {
    selected = min(max(0, selected + count), choices.count - 1)
  }

  /// Typing is for the key, wherever the cursor stands. Blanks and line breaks are none of a key's.
  mutating func type(_ text: String) {
    guard check != .running else { return }
    selected = 0
    check = .none
    typed.append(text.filter { !$0.isWhitespace })
  }

  mutating func backspace() {
    guard check != .running else { return }
    check = .none
    typed.removeLast()
  }

  mutating func clear() {
    guard check != .running else { return }
    check = .none
    typed.clear()
  }

  /// The next endpoint that wants a key.
  mutating func nextEndpoint() {
    guard check != .running else { return }
    check = .none
    endpointIndex = (endpointIndex + 1) % endpoints.count
  }

  mutating func beginCheck() { check = .running }

  mutating func endCheck() { if check == .running { check = .none } }

  mutating func refuse(_ reason: String, canKeep: Bool) {
    check = canKeep ? .impossible(reason) : .refused(reason)
  }

  /// The choice under the cursor stays the same one.
  mutating func add(_ server: Server) {
    guard !servers.contains(where: { $0.facts.name == server.facts.name }) else { return }
    let before = choice
    servers.append(server)
    selected = choices.firstIndex(of: before) ?? selected
  }

  mutating func endLooking() { isLooking = false }
}
