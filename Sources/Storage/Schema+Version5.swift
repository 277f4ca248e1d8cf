/// The step to version 5: what lists and statistics of the log read.
extension Schema {
  static let v5 = ""
}
