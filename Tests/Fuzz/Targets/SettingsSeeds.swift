import Settings

/// Configuration and theme files, right and wrong.
enum SettingsSeeds {
  static let files: [[UInt8]] =
    [
      "model = \"a/b\"\ntheme = \"confab-dark\" # dark\nendpoint = \"local\"\n\n[endpoints.local]\nbase_url = \"http://127.0.0.1:8080/v1\"\nmodel = \"m\"\nkey_command = [\"pass\", \"x\"]\nheaders = { \"X-A\" = \"b\" }\n",
      "[retry]\nattempts = 3\nmax_wait = 1e3\n[timeouts]\nconnect = -1\nidle = inf\nfirst_byte = nan\n[keys]\nquit = [\"ctrl-q\", \"alt-x\"]\nsend = \"enter\"\nunknown = 1\n",
      "[presets.code]\ntemperature = 0.2\nsystem = \"\"\"\nlong\n\\\n  text\"\"\"\nstop = [\"a\", 1]\nmax_tokens = 99999999999\n[presets.\"two words\"]\nsend = { a = [1, 2.5, true, { b = 1979-05-27 }] }\n",
      "modle = \"x\"\r\ntheme = 'terminal'\r\n[interface]\r\nwidth = true\r\n[[rules]]\nmodel = \"o*\"\n[[rules]]\n",
      "a = [\n  1, # one\n  'two'\n]\nb.c.d = 0x1F\nb.\"c d\" = 07:32:00\n[b.e]\n[b.e]\n", "", "=",
      "[", "\"", "a = '''",
    ].map { Array($0.utf8) } + templates

  /// A part of what `confab config init` writes, with every setting set.
  private static let templates: [[UInt8]] = {
    let lines = SettingsTemplate.text.split(separator: "\n", omittingEmptySubsequences: true)
      .filter { !$0.hasPrefix("# ") }.map { $0.first == "#" ? $0.dropFirst() : $0 }
    return stride(from: 0, to: lines.count, by: 24).map { start in
      Array(lines[start..<min(lines.count, start + 24)].joined(separator: "\n").utf8)
    }
  }()

  static let themes: [[UInt8]] = [
    "inherit = \"confab-dark\"\nsummary = \"dark, warm\"\nappearance = \"dark\"\nclaims = [\"contrast\"]\n[palette]\nink = \"#112233\"\nred = 9\n[styles]\ntext = \"ink\"\ndim = \"bold red on 236\"\nerror = { fg = \"red\", bg = 300, attributes = [\"bold\", 1] }\n",
    "[styles]\ntext = \"default on default\"\nprompt_text = 5\nheading = \"underline bright-blue\"\nlink = \"#fff on\"\nunknown = \"red\"\n",
    "inherit = \"fuzz\"\n[palette]\nbold = \"red\"\n\"a b\" = 1\n\"#f\" = 2\n1 = 3\nx = \"x\"\n",
    "appearance = \"light\"\nsummary = \"\\u001b[31m\"\nstyles = 1\npalette = []\nclaims = \"x\"\n",
  ].map { Array($0.utf8) }

  static let tokens: [[UInt8]] = [
    "\n", "\r\n", "=", " = ", ".", "[", "]", "[[", "]]", "{", "}", ",", "\"", "'", "\"\"\"", "'''",
    "#", "\\", "\\u0000", "\\U0010FFFF", "true", "false", "1", "-1", "0x", "1e999", "inf", "nan",
    "1979-05-27T07:32:00Z", "\u{0}", "\u{1B}[31m", "\u{202E}", "é", "日", "model", "theme",
    "theme = ",
    "\ntheme = \"x\"\n", "endpoint", "[endpoints.x]\n", "base_url", "http://", "[keys]\n", "ctrl-",
    "alt-", "enter", "f12", "[presets.a]\n", "[retry]\n", "bold", "on", "#12345", "red", "256",
    "fg",
    "inherit", "confab-dark", "99999999999999999999", "\u{FEFF}",
  ].map { Array($0.utf8) }
}
