/// A language that code can be coloured in.
package struct CodeLanguage: Hashable, Sendable {
  /// As Source-highlight's definition is called, without its ending: `python`, `swift`.
  package let name: String

  /// Finds the language of a code block by what stands after its fence, by aliases and by file names
  /// (`py`, `c++`, `Dockerfile`, `swift title="x"`); nil: plain.
  package init?(info: String) { return nil }
}
