import CZlib
import Yams

/// Reads what other programs left.
enum Interchange {
  static let version = String(cString: zlibVersion())
  static let yaml = (try? Yams.load(yaml: "a: 1")) != nil
}
