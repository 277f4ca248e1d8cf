import Glibc

/// Finds an endpoint's key: its environment variable first, then its command, then its file, which may
/// be the one where a key was kept that was given on the screen.
///
/// The first that is there counts, also when it holds no usable key: going on to the next would hide
/// the mistake.
package struct KeyReader {
  package struct Found: Hashable, Sendable {
    package let key: APIKey
    package let origin: KeyOrigin
  }

  private let environment: [String: String]
  private let home: String?
  private let configFile: String
  private let commandLimit: Double

  /// - Parameter commandLimit: seconds that a `key_command` may take.
  package init(
    environment: [String: String], places: Places, commandLimit: Double = 30
  ) {
    self.environment = environment
    self.commandLimit = commandLimit
    home = places.home
    configFile = places.configFile
  }

  /// Where the key will come from, without fetching it; nil: the endpoint wants none.
  package func origin(for endpoint: Endpoint) throws(KeyProblem) -> KeyOrigin? {
    guard endpoint.wantsKey else { return nil }
    if let name = endpoint.keyEnvironment, environment[name]?.isEmpty == false {
      return .environment(name)
    }
    if endpoint.keyCommand != nil { return .command(endpoint: endpoint.name) }
    if let file = endpoint.keyFile ?? kept(for: endpoint) { return .file(path(file)) }
    throw .missing(
      endpoint: endpoint.name, variable: endpoint.keyEnvironment, configFile: configFile)
  }

  /// Blocks while a `key_command` runs.
  /// - Returns: nil for an endpoint that wants no key.
  package func key(for endpoint: Endpoint) throws(KeyProblem) -> Found? {
    guard endpoint.wantsKey else { return nil }
    if let name = endpoint.keyEnvironment, let value = environment[name], !value.isEmpty {
      return try found(value, .environment(name))
    }
    if let command = endpoint.keyCommand {
      return try found(
        try KeyCommand(endpoint: endpoint.name, limit: commandLimit)
          .run(command, environment: environment),
        .command(endpoint: endpoint.name))
    }
    if let file = endpoint.keyFile ?? kept(for: endpoint) {
      return try found(inFile: path(file))
    }
    throw .missing(
      endpoint: endpoint.name, variable: endpoint.keyEnvironment, configFile: configFile)
  }

  /// What is wrong with the file that an endpoint's key is in, whether it is asked or not; nil: nothing,
  /// or it names none.
  package func problemWithFile(of endpoint: Endpoint) -> KeyProblem? {
    guard let file = endpoint.keyFile ?? kept(for: endpoint) else { return nil }
    do throws(KeyProblem) {
      _ = try found(inFile: path(file))
      return nil
    } catch {
      return error
    }
  }

  /// The file of a key that was given on the screen, if there is one.
  private func kept(for endpoint: Endpoint) -> String? {
    guard endpoint.wantsKey else { return nil }
    let path = KeptKey.path(for: endpoint.name, configFile: configFile)
    return access(path, F_OK) == 0 ? path : nil
  }

  private func found(inFile path: String) throws(KeyProblem) -> Found {
    let file: SmallFile
    do {
      file = try SmallFile.read(path)
    } catch {
      switch error {
      case .missing: throw .fileUnreadable(path: path, reason: "there is no such file")
      case .unreadable(let reason): throw .fileUnreadable(path: path, reason: reason)
      }
    }
    guard file.mode & 0o077 == 0 else { throw .fileNotPrivate(path: path, mode: file.mode) }
    return try found(String(decoding: file.bytes, as: UTF8.self), .file(path))
  }

  /// The first line, without blanks around it: editors end files with a line feed.
  private func found(_ text: String, _ origin: KeyOrigin) throws(KeyProblem) -> Found {
    let line = text.split(whereSeparator: \.isNewline).first ?? ""
    let blanks: Set<Character> = [" ", "\t"]
    let start = line.firstIndex { !blanks.contains($0) } ?? line.endIndex
    let end = line.lastIndex { !blanks.contains($0) }.map(line.index(after:)) ?? line.endIndex
    guard let key = APIKey(String(line[start..<end])) else { throw .unusable(origin) }
    return Found(key: key, origin: origin)
  }

  /// A relative path is one from the configuration's directory.
  private func path(_ text: String) -> String {
    let path = Places.expand(text, home: home)
    return path.hasPrefix("/") ? path : Places.parent(configFile) + "/" + path
  }
}
