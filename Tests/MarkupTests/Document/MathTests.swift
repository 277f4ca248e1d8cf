import Markup
import Testing

struct MathTests {
  /// Inline math in brackets of its own, display math in two.
  static func marked(_ text: String) -> String {
    MarkdownParser.blocks(of: text).map { block in
      guard case .paragraph(let inlines) = block else { return "?" }
      return inlines.map { inline in
        switch inline {
        case .text(let text): text
        case .math(let source, let isDisplay): isDisplay ? "⟪\(source)⟫" : "⟨\(source)⟩"
        case .softBreak: " "
        case .code(let code): "`\(code)`"
        default: "?"
        }
      }.joined()
    }.joined(separator: "¶")
  }

  @Test(arguments: [
    ("$x_1*y*z$", "⟨x_1*y*z⟩"),
    ("\\(a_1 + b_2\\) and \\[c\\\\d\\]", "⟨a_1 + b_2⟩ and ⟪c\\\\d⟫"),
    ("$$\\frac{a}{b}$$", "⟪\\frac{a}{b}⟫"),
    ("\\[\na\n- b\n= c\n\\]\nend", "⟪\na\n- b\n= c\n⟫ end"),
    ("the $n$-th, $n$th, $x$.", "the ⟨n⟩-th, ⟨n⟩th, ⟨x⟩."),
    ("an escaped \\$5 and \\$6", "an escaped $5 and $6"),
    ("`$a$` stays", "`$a$` stays"),
    ("\\\\(a\\\\)", "\\(a\\)"),
    ("a $$ b", "a $$ b"),
    ("unclosed \\(a_b_ and $c", "unclosed (a_b_ and $c"),
  ])
  func findsMath(text: String, marked: String) {
    #expect(Self.marked(text) == marked)
  }

  @Test(arguments: [
    "$5 and $6", "from $5 to $10", "between $5/$6", "US$5 or A$6", "$HOME/$USER", "$ a $",
    "$5 or 10$ more",
    "costs 5$ and 6$", "$1,000.00", "$$$",
  ])
  func leavesMoneyAndVariablesAlone(text: String) {
    #expect(Self.marked(text) == text)
  }

  @Test(arguments: [
    (#"\alpha + \beta \leq \gamma"#, "α + β ≤ γ"),
    (#"x^2 + y_1 + z^{10} + e^{-x}"#, "x² + y₁ + z¹⁰ + e⁻ˣ"),
    (#"\frac{a}{b} + \frac{a+1}{2b}"#, "a/b + (a+1)/(2b)"),
    (#"\frac{\partial f}{\partial x_i}"#, "(∂ f)/(∂ xᵢ)"),
    (#"\sqrt{x} + \sqrt[3]{y} + \sqrt{a+b}"#, "√x + ∛y + √(a+b)"),
    (#"\sum_{i=1}^{n} i = \frac{n(n+1)}{2}"#, "∑ᵢ₌₁ⁿ i = (n(n+1))/2"),
    (#"\int_0^\infty e^{-x^2}\,dx"#, "∫₀^∞ e^(-x²) dx"),
    (#"\text{if } x \in \mathbb{R} \setminus \{0\}"#, "if x ∈ ℝ ∖ {0}"),
    (#"\left( \frac12 \right)"#, "( 1/2 )"),
    (#"\lim_{x \to 0} \frac{\sin x}{x} = 1"#, "lim_(x → 0) (sin x)/x = 1"),
    (#"\begin{aligned} a &= b \\ &= c \end{aligned}"#, "a = b\n= c"),
    (#"\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}"#, "( 1 0 ; 0 1 )"),
    (#"\hat{x} \vec{v} 90^\circ f'"#, "x\u{302} v\u{20D7} 90° f'"),
    (#"\unknown{x} \foo"#, #"\unknown{x} \foo"#),
    (#"a } b { c"#, "a } b c"),
    ("", ""), ("\\", "\\"), ("x^", "x^"), ("{{{", ""),
  ])
  func writesLaTeXForATerminal(source: String, text: String) {
    #expect(LaTeXText.readable(source) == text)
  }

  @Test func readsLaTeXNestedBeyondReason() {
    for part in ["{", "\\frac", "^", "\\sqrt{", "\\begin{x}", "\\left"] {
      let source = String(repeating: part, count: 5000) + "z"
      #expect(LaTeXText.readable(source).contains("z"))
    }
  }
}
