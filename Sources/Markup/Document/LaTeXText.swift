/// LaTeX as it can be read in a terminal.
package enum LaTeXText {
  package static func readable(_ source: String) -> String { source }
}
