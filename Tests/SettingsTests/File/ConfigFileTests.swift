import Foundation
import Testing

@testable import Settings

struct ConfigFileTests {
  let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func mode(_ path: String) throws -> Int {
    try #require(
      FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
  }

  @Test(arguments: [0o600, 0o644, 0o400])
  func keepsTheModeOfTheFileAndAllElseInIt(mode: Int) throws {
    let path = try scratch.write(
      "# mine\ntheme = \"a\" # so\n\n[x]\n", to: "config.toml", mode: mode)
    try ConfigFile(path: path).set("theme", to: "nord")
    #expect(
      try String(contentsOfFile: path, encoding: .utf8) == "# mine\ntheme = \"nord\" # so\n\n[x]\n")
    #expect(try self.mode(path) == mode)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.home) == ["config.toml"])
  }

  @Test func makesTheFileAndItsDirectoryWhenThereIsNone() throws {
    let path = scratch.home + "/a/b/config.toml"
    try ConfigFile(path: path).set("theme", to: "nord")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "theme = \"nord\"\n")
    #expect(try mode(path) == 0o600)
    #expect(try mode(scratch.home + "/a") == 0o700)
  }

  @Test func writesWhereALinkLeads() throws {
    let real = try scratch.write("theme = \"a\"\n", to: "dotfiles/confab.toml")
    let path = scratch.home + "/config.toml"
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: real)
    try ConfigFile(path: path).set("theme", to: "nord")
    #expect(try String(contentsOfFile: real, encoding: .utf8) == "theme = \"nord\"\n")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: path) == real)
  }

  @Test func changesNothingInAFileThatItDoesNotUnderstand() throws {
    for text in ["theme = [\n", "theme = 3\n"] {
      let path = try scratch.write(text, to: "config.toml")
      #expect(throws: ConfigFile.Problem.self) { try ConfigFile(path: path).set("theme", to: "x") }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }
  }

  @Test func saysWhyItCannotWrite() throws {
    let path = try scratch.write("", to: "config.toml")
    let problem = #expect(throws: ConfigFile.Problem.self) {
      try ConfigFile(path: path + "/config.toml").set("theme", to: "nord")
    }
    #expect(problem?.reason == "a part of the path is no directory")
  }
}
