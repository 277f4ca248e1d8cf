import ArgumentParser

/// `confab manual`: the manual page, for those who install it.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print the manual page: confab manual > confab.1",
    shouldDisplay: false)

  func run() throws {
    guard let page = ManualPage(help: Confab._dumpHelp(), version: Confab.version) else {
      fail("confab manual: the commands cannot be read", .failure)
    }
    StandardOutput.write(page.text)
  }
}
