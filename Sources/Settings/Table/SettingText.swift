/// A setting's value as text: for people and the file, and for programs.
package struct SettingText: Hashable, Sendable {
  package let toml: String
  package let json: String

  init(toml: String, json: String) {
    self.toml = toml
    self.json = json
  }

  init(_ node: TOMLNode) { self.init(toml: node.toml, json: node.json ?? "null") }
}
