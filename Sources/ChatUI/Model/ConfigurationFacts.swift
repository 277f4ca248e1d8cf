/// What can be said of the configuration file.
package struct ConfigurationFacts: Hashable, Sendable {
  /// As people read it; empty: there is none, as in tests.
  package var path: String
  /// What is wrong with it, one line each.
  package var problems: [String]

  package init(path: String = "", problems: [String] = []) {
    self.path = path
    self.problems = problems
  }
}
