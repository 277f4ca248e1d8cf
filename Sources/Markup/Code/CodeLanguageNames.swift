/// Which definition colours what people call a language: its names, the endings of its files, and
/// languages that look alike enough.
enum CodeLanguageNames {
  /// - Parameter word: in lower case.
  static func name(of word: String) -> String? { names[word] }

  /// Every definition that is used, each once.
  static var definitions: [String] { table.map(\.definition) }

  private static let table: [(definition: String, words: String)] = [
    // Ours.
    (
      "bash", "bash sh zsh shell ksh dash ash fish shellscript bashrc zshrc profile env dotenv .env"
    ),
    (
      "c",
      "c h cpp c++ cc cxx hpp hxx hh h++ arduino ino cuda cu objc objective-c objectivec m mm objc++"
    ),
    (
      "console",
      "console shell-session shellsession terminal sh-session bash-session session prompt"
    ),
    ("csharp", "csharp c# cs dotnet csx"),
    ("css", "css scss sass less"),
    ("diff", "diff patch udiff git-diff"),
    ("dockerfile", "dockerfile docker containerfile"),
    ("elixir", "elixir ex exs"),
    ("go", "go golang"),
    ("graphql", "graphql gql"),
    ("hcl", "hcl terraform tf tfvars"),
    (
      "html",
      "html htm xhtml xml svg rss xsd xsl xslt plist vue svelte astro jsp razor handlebars hbs"
    ),
    ("ini", "ini cfg conf config properties editorconfig gitconfig systemd service desktop"),
    ("java", "java groovy gradle scala dart"),
    ("json", "json jsonc json5 jsonl ndjson geojson webmanifest"),
    ("kotlin", "kotlin kt kts"),
    ("markdown", "markdown md mdx mdown"),
    ("nix", "nix"),
    ("php", "php php3 php4 php5 php7 php8 phtml"),
    ("python", "python py python3 py3 python2 pyw pyi pycon ipython gyp starlark bzl bazel"),
    ("r", "r rscript rmd julia jl"),
    ("ruby", "ruby rb rake rakefile gemfile gemspec podfile vagrantfile fastfile crystal cr"),
    ("rust", "rust rs"),
    ("sql", "sql mysql postgres postgresql psql plpgsql sqlite sqlite3 tsql t-sql mssql plsql"),
    ("swift", "swift swiftinterface"),
    ("toml", "toml cargo.lock poetry.lock"),
    (
      "typescript",
      "typescript ts tsx mts cts javascript js jsx mjs cjs node nodejs ecmascript es6"
    ),
    ("yaml", "yaml yml docker-compose compose k8s kubernetes ansible openapi"),
    ("zig", "zig zon"),
    // The library's.
    ("proto", "proto protobuf proto3"),
    ("makefile", "makefile make mk mak gnumakefile justfile just"),
    ("lua", "lua luau"),
    ("haskell", "haskell hs purescript elm"),
    ("ada", "ada adb ads"), ("applescript", "applescript scpt"),
    ("asm", "asm nasm assembly s x86asm"), ("awk", "awk gawk"),
    ("bat", "bat batch cmd dosbatch"), ("bib", "bib bibtex"),
    ("bison", "bison yacc"), ("caml", "ocaml ml mli caml fsharp f# fs fsx reason"),
    ("cobol", "cobol cbl"), ("coffeescript", "coffee coffeescript"),
    ("d", "d dlang"), ("erlang", "erlang erl hrl"), ("flex", "flex lex"),
    ("fortran", "fortran f90 f95 f77 f"), ("glsl", "glsl hlsl wgsl vert frag shader"),
    ("haxe", "haxe hx"),
    ("latex", "latex tex sty cls"),
    ("lisp", "lisp cl clisp elisp el emacs-lisp clojure clj cljs edn"),
    ("m4", "m4 autoconf"), ("pascal", "pascal delphi pas"), ("perl", "perl pl pm"),
    ("prolog", "prolog"), ("scheme", "scheme racket scm rkt"), ("sml", "sml"),
    ("tcl", "tcl tk expect"), ("texinfo", "texinfo texi"), ("vala", "vala"),
    ("vbscript", "vbscript vbs vb vba visualbasic"), ("vim", "vim viml vimscript vimrc"),
  ]

  private static let names: [String: String] = Dictionary(
    uniqueKeysWithValues: table.flatMap { entry in
      entry.words.split(separator: " ").map { (String($0), entry.definition) }
    })
}
