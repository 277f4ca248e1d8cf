import ArgumentParser
import Glibc
import SimulatedAPI

/// `confab simulate`: the simulated API alone, for trying clients against its scenarios.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Run the simulated API on this machine, without the chat.",
    discussion: """
      It listens on the loopback address only, needs no key (and refuses sk_refused), and serves until it is interrupted.
      GET /api/v1/models lists its scenarios; the model ID of a request chooses one.
      """)

  @Option(help: "The port to listen on; 0 takes a free one.")
  var port = 0

  func validate() throws {
    guard (0...65_535).contains(port) else {
      throw ValidationError("--port \(port) is no port: give a number from 0 to 65535.")
    }
  }

  func run() throws {
    let server: SimulatedServer
    do {
      server = try SimulatedServer.start(port: port, seed: SystemRandom().seed())
    } catch {
      fail(
        "confab simulate: cannot listen on 127.0.0.1:\(port): \(error). "
          + "Give another --port, or 0 for a free one.", .failure)
    }
    print("The simulated API listens at \(server.baseURL)")
    print("Chat with it: confab --base-url \(server.baseURL) --model demo/tour")
    print("Stop it: Ctrl-C")
    fflush(nil)
    let signals = [SIGINT, SIGTERM, SIGHUP]
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    pthread_sigmask(SIG_BLOCK, &set, nil)
    var received: Int32 = 0
    sigwait(&set, &received)
    server.stop()
    Glibc.exit(received == SIGINT ? 0 : 128 + received)
  }
}
