/// What LaTeX's commands look like (amsmath's and amssymb's common ones).
enum LaTeXSymbols {
  struct Environment {
    var opening = ""
    var closing = ""
    /// Between two rows, and between two columns.
    var row: String
    var column: String
  }

  static let environments: [String: Environment] = [
    "matrix": Environment(row: "; ", column: " "),
    "smallmatrix": Environment(row: "; ", column: " "),
    "array": Environment(row: "; ", column: " "),
    "pmatrix": Environment(opening: "(", closing: ")", row: "; ", column: " "),
    "bmatrix": Environment(opening: "[", closing: "]", row: "; ", column: " "),
    "Bmatrix": Environment(opening: "{", closing: "}", row: "; ", column: " "),
    "vmatrix": Environment(opening: "|", closing: "|", row: "; ", column: " "),
    "Vmatrix": Environment(opening: "‖", closing: "‖", row: "; ", column: " "),
    "cases": Environment(opening: "{ ", closing: " }", row: "; ", column: " "),
    "aligned": lines, "align": lines, "align*": lines, "alignedat": lines, "split": lines,
    "gathered": lines, "gather": lines, "gather*": lines, "equation": lines, "equation*": lines,
    "multline": lines, "multline*": lines, "eqnarray": lines,
  ]

  private static let lines = Environment(row: "\n", column: "")

  /// Names that are written as words.
  static let functions: Set<String> = [
    "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh",
    "log", "ln", "lg", "exp", "lim", "max", "min", "sup", "inf", "det", "dim", "ker", "deg", "gcd",
    "arg", "hom", "Pr", "limsup", "liminf",
  ]

  /// Commands that size the delimiter behind them.
  static let sizes: Set<String> = [
    "left", "right", "middle", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr",
    "biggl", "biggr", "Biggl", "Biggr",
  ]

  /// Commands that only change how what is in their braces looks.
  static let plain: Set<String> = [
    "text", "textrm", "textbf", "textit", "texttt", "textsf", "mathrm", "mathbf", "mathit",
    "mathsf", "mathtt", "mathnormal", "boldsymbol", "bm", "operatorname", "mbox", "hbox",
    "displaystyle", "textstyle", "scriptstyle", "limits", "nolimits", "nonumber", "mathcal",
    "mathscr", "mathfrak", "mathop", "mathbin", "mathrel",
  ]

  static let alphabets: [String: [Character: Character]] = [
    "mathbb": [
      "C": "ℂ", "H": "ℍ", "N": "ℕ", "P": "ℙ", "Q": "ℚ", "R": "ℝ", "Z": "ℤ", "E": "𝔼", "F": "𝔽",
      "1": "𝟙",
    ]
  ]

  /// Marks that combine with the letter before them.
  static let accents: [String: String] = [
    "hat": "\u{302}", "widehat": "\u{302}", "bar": "\u{304}", "tilde": "\u{303}",
    "widetilde": "\u{303}", "vec": "\u{20D7}", "dot": "\u{307}", "ddot": "\u{308}",
    "check": "\u{30C}", "breve": "\u{306}", "acute": "\u{301}", "grave": "\u{300}",
  ]

  static let symbols: [String: String] = [
    // Greek.
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο", "pi": "π", "varpi": "ϖ",
    "rho": "ρ", "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ",
    "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ",
    "Psi": "Ψ", "Omega": "Ω",
    // Operators.
    "times": "×", "cdot": "·", "div": "÷", "pm": "±", "mp": "∓", "ast": "∗", "star": "⋆",
    "circ": "∘", "bullet": "•", "oplus": "⊕", "ominus": "⊖", "otimes": "⊗", "odot": "⊙",
    "cup": "∪", "cap": "∩", "setminus": "∖", "wedge": "∧", "vee": "∨", "land": "∧", "lor": "∨",
    "neg": "¬", "lnot": "¬", "sum": "∑", "prod": "∏", "coprod": "∐", "int": "∫", "iint": "∬",
    "iiint": "∭", "oint": "∮", "bigcup": "⋃", "bigcap": "⋂", "bigoplus": "⨁", "bigotimes": "⨂",
    "partial": "∂", "nabla": "∇", "dagger": "†", "ddagger": "‡",
    // Relations.
    "leq": "≤", "le": "≤", "leqslant": "≤", "geq": "≥", "ge": "≥", "geqslant": "≥", "neq": "≠",
    "ne": "≠", "approx": "≈", "equiv": "≡", "sim": "∼", "simeq": "≃", "cong": "≅",
    "propto": "∝", "ll": "≪", "gg": "≫", "in": "∈", "notin": "∉", "ni": "∋", "subset": "⊂",
    "subseteq": "⊆", "supset": "⊃", "supseteq": "⊇", "mid": "∣", "nmid": "∤", "parallel": "∥",
    "perp": "⊥", "models": "⊨", "vdash": "⊢", "prec": "≺", "succ": "≻", "asymp": "≍",
    "triangleq": "≜", "coloneqq": "≔", "lesssim": "≲", "gtrsim": "≳",
    // Arrows.
    "to": "→", "rightarrow": "→", "leftarrow": "←", "gets": "←", "leftrightarrow": "↔",
    "Rightarrow": "⇒", "Leftarrow": "⇐", "Leftrightarrow": "⇔", "implies": "⇒", "impliedby": "⇐",
    "iff": "⇔", "mapsto": "↦", "longrightarrow": "⟶", "longleftarrow": "⟵",
    "Longrightarrow": "⟹", "longmapsto": "⟼", "hookrightarrow": "↪", "uparrow": "↑",
    "downarrow": "↓", "rightharpoonup": "⇀", "rightleftharpoons": "⇌",
    // Delimiters.
    "langle": "⟨", "rangle": "⟩", "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉",
    "lvert": "|", "rvert": "|", "lVert": "‖", "rVert": "‖", "vert": "|", "Vert": "‖", "|": "‖",
    "{": "{", "}": "}", "lbrace": "{", "rbrace": "}", "lbrack": "[", "rbrack": "]",
    // Others.
    "infty": "∞", "forall": "∀", "exists": "∃", "nexists": "∄", "emptyset": "∅",
    "varnothing": "∅", "ell": "ℓ", "hbar": "ℏ", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ",
    "angle": "∠", "triangle": "△", "square": "□", "blacksquare": "■", "qed": "∎", "degree": "°",
    "prime": "′", "top": "⊤", "bot": "⊥", "therefore": "∴", "because": "∵", "checkmark": "✓",
    "ldots": "…", "dots": "…", "dotsc": "…", "dotsb": "⋯", "cdots": "⋯", "vdots": "⋮",
    "ddots": "⋱", "colon": ":", "backslash": "\\", "bmod": " mod ", "mod": " mod ",
    "%": "%", "$": "$", "#": "#", "_": "_", "&": "&",
    // Blanks.
    ",": " ", ";": " ", ":": " ", " ": " ", ">": " ", "!": "", "quad": "  ", "qquad": "  ",
    "thinspace": " ", "enspace": " ",
  ]
}
