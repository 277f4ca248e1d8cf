import Foundation
import Glibc
import TerminalHarness
import Testing

/// A real `sshd` on loopback, run by whoever runs the tests, with keys made for one test. Nothing of the
/// user's own set-up of SSH is read or changed. It ends with its last reference.
final class SecureShell: Sendable {
  static let server = Tool(name: "sshd")
  static let client = Tool(name: "ssh")
  static let keys = Tool(name: "ssh-keygen")

  static var isInstalled: Bool {
    server.isInstalled && client.isInstalled && keys.isInstalled
  }

  private let home: Home
  private let port: Int
  private let process: pid_t

  init(in home: Home) async throws {
    self.home = home
    for name in ["host", "user"] {
      try Self.keys.run(
        ["-q", "-t", "ed25519", "-N", "", "-f", "\(home.path)/\(name)"], environment: [:])
    }
    try FileManager.default.copyItem(
      atPath: home.path + "/user.pub", toPath: home.path + "/authorized_keys")
    // As root it wants this one, which the service makes when the machine starts.
    if geteuid() == 0 {
      try FileManager.default.createDirectory(
        atPath: "/run/sshd", withIntermediateDirectories: true)
    }
    port = try Self.freePort()
    try """
    ListenAddress 127.0.0.1
    Port \(port)
    HostKey \(home.path)/host
    AuthorizedKeysFile \(home.path)/authorized_keys
    PidFile none
    StrictModes no
    UsePAM no
    PasswordAuthentication no
    KbdInteractiveAuthentication no
    PermitRootLogin prohibit-password
    PermitUserRC no
    PrintMotd no
    PrintLastLog no
    UseDNS no
    """
    .write(toFile: home.path + "/sshd_config", atomically: true, encoding: .utf8)
    let host = try String(contentsOfFile: home.path + "/host.pub", encoding: .utf8)
    try "[127.0.0.1]:\(port) \(host)"
      .write(toFile: home.path + "/known_hosts", atomically: true, encoding: .utf8)
    process = try Self.start(in: home)
    let port = port
    try await eventually("sshd to listen", within: .seconds(20)) { Self.isListening(on: port) }
  }

  deinit {
    kill(process, SIGTERM)
    var status: Int32 = 0
    waitpid(process, &status, 0)
  }

  /// What sshd says, for messages of failed tests.
  var log: String {
    (try? String(contentsOfFile: home.path + "/sshd.log", encoding: .utf8)) ?? "(no log)"
  }

  /// A client in a terminal, which runs a script of the shell on the other side. There the variables are
  /// those that sshd gives, `$CONFAB`, and the directories of the test's home.
  func run(_ script: String) throws -> Program {
    let path = home.path
    let settings = [
      "HOME=\(path)", "XDG_CONFIG_HOME=\(path)/config", "XDG_DATA_HOME=\(path)/data",
      "XDG_STATE_HOME=\(path)/state", "TZ=UTC", "CONFAB=\(builtProduct("confab"))",
    ]
    let user = String(cString: getpwuid(geteuid()).pointee.pw_name)
    return try home.run(
      try #require(Self.client.path),
      [
        "-F", "/dev/null", "-tt", "-e", "none", "-p", String(port), "-i", "\(path)/user",
        "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes", "-o", "StrictHostKeyChecking=yes",
        "-o", "UserKnownHostsFile=\(path)/known_hosts", "-o", "LogLevel=ERROR",
        "\(user)@127.0.0.1",
        "cd \(path) && export \(settings.joined(separator: " ")) && \(script)",
      ])
  }

  private static func start(in home: Home) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(
      &actions, STDERR_FILENO, home.path + "/sshd.log", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    // It has to be called by its whole path: it starts itself anew for each connection.
    let path = try #require(server.path)
    let arguments: [String] = [path, "-D", "-e", "-f", home.path + "/sshd_config"]
    let words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    let variables: [UnsafeMutablePointer<CChar>?] = [
      strdup("PATH=/usr/local/bin:/usr/bin:/bin"), nil,
    ]
    defer { for pointer in words + variables { free(pointer) } }
    var process: pid_t = 0
    let error = posix_spawn(&process, path, &actions, nil, words, variables)
    guard error == 0 else { throw Relay.RelayError(number: error) }
    return process
  }

  /// One that nobody listens on, as the kernel chose it a moment ago.
  private static func freePort() throws -> Int {
    let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    defer { close(probe) }
    var address = Relay.loopback(port: 0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(probe, $0, size) == 0 && getsockname(probe, $0, &size) == 0
      }
    }
    try #require(isBound)
    return Int(UInt16(bigEndian: address.sin_port))
  }

  private static func isListening(on port: Int) -> Bool {
    let client = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    defer { close(client) }
    var address = Relay.loopback(port: port)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(client, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}
