/// The step to version 7: what several programs on one log tell each other.
extension Schema {
  static let v7 = ""
}
