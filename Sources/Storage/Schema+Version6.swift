/// The step to version 6: the index of words.
extension Schema {
  static let v6 = ""
}
