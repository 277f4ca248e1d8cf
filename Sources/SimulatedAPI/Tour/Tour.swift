/// The answers of `demo/tour`.
enum Tour {
  static func answer(to prompts: [String]) -> String { "stub" }
  static var handbook: String { "stub" }
}
enum Samples {
  static let markdown = "", unicode = "", hostile = "", thought = "", conclusion = "",
    unhurried = ""
  static func factorisations(pieces: Int) -> [String] { [] }
}
