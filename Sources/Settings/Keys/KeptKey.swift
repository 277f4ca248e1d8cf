/// Where a key is kept that was given on the screen: a file for each endpoint, beside the configuration.
package enum KeptKey {
  /// - Parameter endpoint: its name; what cannot stand in a file's name is left out of it.
  package static func path(for endpoint: String, configFile: String) -> String {
    let name = endpoint.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
    return Places.parent(configFile) + "/" + name.drop { $0 == "." } + ".key"
  }
}
