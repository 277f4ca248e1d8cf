import ArgumentParser
import Settings

/// `confab config init`: the commented default file.
struct ConfigInitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write the commented default file (mode 0600); never over one that is there.")

  @OptionGroup var file: ConfigurationOption

  func run() throws {
    let path = file.places().configFile
    let shown = ConfigurationReport.shown(path)
    do throws(NewFile.Problem) {
      guard try ConfigurationFile.make(at: path) else {
        fail(
          "confab config: \(shown) is there already and was left alone. Change it with:"
            + " confab config edit", .failure)
      }
      StandardOutput.write("\(shown)\n")
    } catch {
      fail("confab config: \(shown) cannot be written: \(error.reason)", .failure)
    }
  }
}
