import ChatUI
import Dispatch
import Glibc

/// Where paths are looked for: on a queue of its own, one search at a time, the newest only. What is
/// known of the working directory is kept between the keys of one word.
struct PathSearch {
  private let executor = QueueExecutor(DispatchQueue(label: "confab.paths"))
  private let finder = FinderBox()
  private var search: Task<Void, Never>?

  /// Touched on the queue only.
  private actor FinderBox {
    private var finder: PathFinder?

    func find(_ query: String, send: @Sendable ([PathMatch], Bool) -> Void) {
      if Task.isCancelled { return }
      var finder = finder ?? Self.make()
      finder.find(query, isCancelled: { Task.isCancelled }, send: send)
      self.finder = finder
    }

    private static func make() -> PathFinder {
      let environment = ProcessEnvironment.variables()
      let home = environment["HOME"]
      let files = MachineFiles()
      let configuration =
        environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        ?? home.map { $0 + "/.config" }
      return PathFinder(
        files, directory: directory(), home: home,
        userRules: configuration.flatMap { files.text(of: $0 + "/git/ignore") })
    }

    private static func directory() -> String {
      guard let path = getcwd(nil, 0) else { return "/" }
      defer { free(path) }
      return String(cString: path)
    }
  }

  /// The search before it ends, and says nothing more.
  mutating func begin(_ query: String, send: @escaping @Sendable ([PathMatch], Bool) -> Void) {
    search?.cancel()
    search = Task(executorPreference: executor) { [finder] in
      await finder.find(query) { matches, isComplete in
        if !Task.isCancelled { send(matches, isComplete) }
      }
    }
  }
}
