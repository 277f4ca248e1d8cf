/// A piece of running text (CommonMark 0.30 §6; GFM §6.5 strikethrough, §6.9 autolinks).
package indirect enum Inline: Hashable, Sendable {
  /// Entities are resolved, backslash escapes are gone.
  case text(String)
  case code(String)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  /// - Parameters:
  ///   - target: as written; empty: none.
  ///   - title: empty: none.
  case link([Inline], target: String, title: String)
  /// The description stands for the image.
  case image([Inline], target: String, title: String)
  /// LaTeX between `$…$`, `$$…$$`, `\(…\)` or `\[…\]`: the source without these.
  case math(String, isDisplay: Bool)
  /// Raw HTML as it stands in the source.
  case html(String)
  case softBreak
  case lineBreak
}
