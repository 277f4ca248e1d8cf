import ArgumentParser
import Foundation
import Settings

/// `confab config path`: where Confab's files are.
struct ConfigPathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path", abstract: "Tell where the configuration, the log and the themes are.")

  @Flag(help: "Write one JSON array.")
  var json = false

  @OptionGroup var file: ConfigurationOption

  @Option(
    name: .customLong("data-dir"),
    help: ArgumentHelp("Where conversations are kept.", valueName: "dir"))
  var dataDirectory: String?

  func run() throws {
    let places = ConfigurationPlace.all(file.places(Options(dataDirectory: dataDirectory)))
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      let text = String(decoding: try encoder.encode(places), as: UTF8.self)
      return StandardOutput.write(text + "\n")
    }
    var last = ""
    for place in places {
      // A path is never broken: it is there to be copied.
      let line = Fact(
        label: place.name == last ? "" : place.name,
        value: place.path + (place.exists ? "" : " (not there)"))
      StandardOutput.write(line.text(width: nil))
      last = place.name
    }
  }
}
