import Settings
import Testing

struct PlacesTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var options = Options()
    var environment: [String: String] = [:]
    let config: String
    let data: String
    var testDescription: String { "\(options) \(environment)" }
  }

  @Test(arguments: [
    Case(config: "/home/u/.config/confab/config.toml", data: "/home/u/.local/share/confab"),
    Case(
      environment: ["XDG_CONFIG_HOME": "/c/", "XDG_DATA_HOME": "/d"],
      config: "/c/confab/config.toml", data: "/d/confab"),
    Case(
      environment: ["XDG_CONFIG_HOME": "relative", "XDG_DATA_HOME": ""],
      config: "/home/u/.config/confab/config.toml", data: "/home/u/.local/share/confab"),
    Case(
      environment: [
        "CONFAB_CONFIG": "~/my.toml", "CONFAB_DATA_DIR": "/v/", "XDG_CONFIG_HOME": "/c",
        "XDG_DATA_HOME": "/d",
      ], config: "/home/u/my.toml", data: "/v"),
    Case(
      options: Options(config: "here.toml", dataDirectory: "/o"),
      environment: ["CONFAB_CONFIG": "/v.toml", "CONFAB_DATA_DIR": "/v"], config: "here.toml",
      data: "/o"),
    Case(
      environment: ["CONFAB_CONFIG": "", "CONFAB_DATA_DIR": ""],
      config: "/home/u/.config/confab/config.toml", data: "/home/u/.local/share/confab"),
  ])
  func asksOptionThenVariableThenXDGThenHome(row: Case) throws {
    let environment = row.environment.merging(["HOME": "/home/u"]) { left, _ in left }
    let places = try Places(options: row.options, environment: environment)
    #expect(places.configFile == row.config)
    #expect(places.dataDirectory == row.data)
    #expect(places.database == row.data + "/confab.db")
  }

  @Test func needsAHomeOnlyWhereNothingElseIsSaid() throws {
    for environment in [[:], ["HOME": ""], ["HOME": "here"]] {
      let problem = #expect(throws: SettingsProblem.self) { try Places(environment: environment) }
      #expect(
        problem?.text == "HOME: is not set, so there is no place for Confab's files;"
          + " set it, or XDG_CONFIG_HOME")
    }
    let places = try Places(
      environment: ["XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "/d"])
    #expect(places.configFile == "/c/confab/config.toml")
    #expect(!places.configIsGiven)
  }

  @Test func looksForThemesBesideTheConfigThenWhereTheyWereShipped() throws {
    let scratch = try Scratch()
    try scratch.write("", to: "checkout/Package.swift")
    let built = try Places(
      environment: ["HOME": "/home/u"],
      executable: scratch.home + "/checkout/.build/release/confab")
    #expect(
      built.themeDirectories == [
        "/home/u/.config/confab/themes", scratch.home + "/checkout/.build/release/themes",
        scratch.home + "/checkout/.build/share/confab/themes",
        scratch.home + "/checkout/themes",
      ])
    let installed = try Places(
      options: Options(config: "c.toml"), environment: ["HOME": "/home/u"],
      executable: "/nowhere/bin/confab")
    #expect(
      installed.themeDirectories == [
        "./themes", "/nowhere/bin/themes", "/nowhere/share/confab/themes",
      ])
  }

  @Test func knowsItsOwnProgram() throws {
    #expect(try #require(Places.executable()).hasPrefix("/"))
  }
}
