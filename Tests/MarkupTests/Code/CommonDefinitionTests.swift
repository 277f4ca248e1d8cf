import Testing

/// The languages that answers have most. See `CodeGrid` for how they are written.
struct CommonDefinitionTests {
  @Test func coloursPython() {
    let grid = ##"""
      @dataclass
      pppppppppp
      class Foo(Base):
      kkkkk.tttottttoo
          """Doc
      ....ssssss
          more"""
      sssssssssss
          def bar(self, x: int = 0x1f) -> str:
      ....kkk.fffovvvvo..o.ttt.o.nnnno.oo.ttto
              return f"{x!r} and {{y}}" + r'\d' + 'it\'s'  # c
      ........kkkkkk.ssvvvvvsssssKKsKKs.o.sssss.o.sssKKss..ccc
      match x:
      kkkkk..o
          case Point(x=0): pass
      .........ttttto.onoo.kkkk
      match = re.match(r"a", s)
      ......o...offfffosssso..o
      MAX = 1_000.5e-3j if True else None
      KKK.o.nnnnnnnnnnn.kk.KKKK.kkkk.KKKK
      s = "unfinished
      ..o.sssssssssss
      ok = 1
      ...o.n
      """##
    #expect(CodeGrid.recoloured(grid, info: "python") == grid)
  }

  @Test func coloursJSON() {
    let grid = ##"""
      { "a": "b\n", "c": [1, -2.5e3, true, null], // c
      o.vvvo.ssKKso.vvvo.ono.nnnnnno.KKKKo.KKKKoo.cccc
        "k:x": {"n": "v: w"}, un: 'x' }
      ..vvvvvo.ovvvo.ssssssoo.vvo.sss.o
      """##
    #expect(CodeGrid.recoloured(grid, info: "json") == grid)
  }

  @Test func coloursBash() {
    let grid = ##"""
      #!/bin/bash
      ppppppppppp
      # c
      ccc
      for f in *.txt; do echo "$f ${x:-y} $(ls -l)"; done
      kkk...kk......o.kk......svvsvvvvvvvsvvvvvvvvso.kkkk
      cat <<EOF > out
      fff.sssssssssss
      text $var "x"
      sssssvvvvssss
      EOF
      sss
      cat <<'END' | grep -v x
      fff.sssssssssssssssssss
      text $var
      sssssssss
      END
      sss
      if [[ -n $A && $B == 'x' ]]; then exit 1; fi # end
      kk.oo.pp.vv.oo.vv.oo.sss.ooo.kkkk.kkkk.no.kk.ccccc
      sudo apt-get install -y foo-bar
      ffffffffffff.........pp........
      FOO=bar make -j4 && ./run.sh --opt=1 2>&1 | tail -n 20
      vvvo.........ppp.oo..........pppppon.noon.offfff.pp.nn
      greet() { local x=$((1+2)); }
      fffffoo.o.kkkkk.voooon.nooo.o
      curl https://x.y/#a
      ffff...............
      echo "multi
      ffff.ssssss
      line $x"
      sssssvvs
      """##
    #expect(CodeGrid.recoloured(grid, info: "bash") == grid)
  }

  @Test func coloursConsole() {
    let grid = ##"""
      $ ls -la "x" # c
      p....ppp.sss.ccc
      total 0
      .......
      $ make \
      p......o
         -j4
      ...ppp
      for x in "a"
      ............
      user@host:~/d$ echo $X
      pppppppppppppp......vv
      # apt-get install x
      p..................
      """##
    #expect(CodeGrid.recoloured(grid, info: "console") == grid)
  }

  @Test func coloursRust() {
    let grid = ##"""
      #[derive(Debug, Clone)]
      ppppppppppppppppppppppp
      pub struct Foo<'a> { name: &'a str, n: u32 } // c
      kkk.kkkkkk.tttovvo.o.....o.ovv.ttto..o.ttt.o.cccc
      impl<'a> Foo<'a> { pub async fn go(&self) -> Result<(), Box<dyn Error>> {
      kkkkovvo.tttovvo.o.kkk.kkkkk.kk.ffookkkko.oo.ttttttoooo.tttokkk.tttttoo.o
        let s = r#"raw "x""#; let v: Vec<_> = vec![1u8, 0xff, b'a'];
      ..kkk...o.sssssssssssso.kkk..o.ttto.o.o.pppponnno.nnnno.ssssoo
        println!("{} {:?}\n", s, MAX_LEN); Some(x.iter::<u8>()) } }
      ..pppppppposvvsvvvvKKso..o.KKKKKKKoo.tttto.offffooottoooo.o.o
      /* a /* b */ c */ let c = 'x';
      ccccccccccccccccc.kkk...o.ssso
      let s = "multi
      kkk...o.ssssss
       line";
      sssssso
      """##
    #expect(CodeGrid.recoloured(grid, info: "rust") == grid)
  }

  @Test func coloursSQL() {
    let grid = ##"""
      SELECT u.id, count(*) AS n FROM users u -- c
      kkkkkk..o..o.fffffooo.kk...kkkk.........cccc
      LEFT JOIN "Orders" o ON o.uid = u.id WHERE name LIKE 'it''s%' AND x >= 1.5
      kkkk.kkkk.vvvvvvvv...kk..o....o..o...kkkkk......kkkk.sssKKsss.kkk...oo.nnn
      CREATE TABLE t (id bigserial PRIMARY KEY, at timestamptz DEFAULT now());
      kkkkkk.kkkkk...o...ttttttttt.kkkkkkk.kkko....ttttttttttt.kkkkkkk.fffoooo
      /* multi
      cccccccc
      line */ insert into t values ($1, :name, NULL);
      ccccccc.kkkkkk.kkkk...kkkkkk.ovvo.vvvvvo.KKKKoo
      $$ BEGIN $$;
      ssssssssssso
      """##
    #expect(CodeGrid.recoloured(grid, info: "sql") == grid)
  }

  @Test func coloursJava() {
    let grid = ##"""
      @Override public record P(int x, List<String> y) implements A { // c
      ppppppppp.kkkkkk.kkkkkk.tottt..o.ttttotttttto..o.kkkkkkkkkk.t.o.cccc
        static final int MAX_N = 0xFFL; String s = "a\n" + 'c';
      ..kkkkkk.kkkkk.ttt.KKKKK.o.nnnnno.tttttt...o.ssKKs.o.ssso
        var t = """
      ..kkk...o.sss
          text "q"
      ssssssssssss
          """; if (x == null) return foo(bar);
      ssssssso.kk.o..oo.KKKKo.kkkkkk.fffo...oo
      }
      o
      """##
    #expect(CodeGrid.recoloured(grid, info: "java") == grid)
  }

  @Test func coloursCSS() {
    let grid = ##"""
      @media (min-width: 600px) { /* c */
      kkkkkk.ovvvvvvvvvo.nnnnno.o.ccccccc
        .a > #b:hover, body { color: #fff; margin: 0 auto -1.5em; }
      ..tt.o.tttttttto......o.vvvvvo.nnnno.vvvvvvo.n......nnnnnno.o
        --x: var(--y); background: url(http://x/y.png) !important;
      ..vvvo.fffovvvoo.vvvvvvvvvvo.sssssssssssssssssss.kkkkkkkkkko
        $v: 10%; a { content: "\201C"; }
      ..vvo.nnno...o.vvvvvvvo.sKKsssso.o
      }
      o
      h1, h2 {
      kko....o
        font-family: "Arial", sans-serif;
      ..vvvvvvvvvvvo.ssssssso...........o
      """##
    #expect(CodeGrid.recoloured(grid, info: "css") == grid)
  }

  @Test func coloursINI() {
    let grid = ##"""
      ; c
      ccc
      [section one]
      ttttttttttttt
      key = value # c
      vvvoo......cccc
      n = 10
      voo.nn
      url=http://x.y
      vvvo..........
      on = true
      vvoo.KKKK
      export A="x ${B}"
      vvvvvvvvosssvvvvs
      """##
    #expect(CodeGrid.recoloured(grid, info: "ini") == grid)
  }

  @Test func coloursHCL() {
    let grid = ##"""
      resource "aws_instance" "web" { # c
      kkkkkkkk.ssssssssssssss.sssss.o.ccc
        ami = data.aws_ami.x.id
      ..vvvoo.....o.......o.o..
        count = var.n ? 1 : 0
      ..vvvvvoo....o..o.n.o.n
        tags = { Name = "a-${var.env}" }
      ..vvvvoo.o.vvvvoo.sssvvvvvvvvvvs.o
        user_data = <<-EOF
      ..vvvvvvvvvoo.ssssss
          echo ${x}
      sssssssssvvvv
        EOF
      sssss
        ebs { size = max(1, 2) }
      ttttt.o.vvvvoo.fffono.no.o
      }
      o
      """##
    #expect(CodeGrid.recoloured(grid, info: "hcl") == grid)
  }

  @Test func coloursMarkdown() {
    let grid = ##"""
      # Title
      kkkkkkk
      > quote
      ccccccc
      - [x] done `code` **bold** [link](http://x "t")
      o..........ssssss.tttttttt.ossssoovvvvvvvvooooo
      1. one
      oo....
      ```swift
      ssssssss
      # not a title
      sssssssssssss
      ```
      sss
      text https://x.y
      .....vvvvvvvvvvv
      """##
    #expect(CodeGrid.recoloured(grid, info: "markdown") == grid)
  }

  @Test func coloursGraphQL() {
    let grid = ##"""
      query Q($id: ID!) { user(id: $id) { name @include(if: true) ...F } } # c
      kkkkk.tovvvo.KKoo.o.ffffo..o.vvvo.o......ppppppppo..o.KKKKo.ooot.o.o.ccc
      type A implements B { x: [Int!]! = 5 }
      kkkk.t.kkkkkkkkkk.t.o..o.otttooo.o.n.o
      """doc
      ssssss
      more""" enum E { FOO_BAR }
      sssssss.kkkk.t.o.KKKKKKK.o
      """##
    #expect(CodeGrid.recoloured(grid, info: "graphql") == grid)
  }

  @Test func coloursElixir() {
    let grid = ##"""
      defmodule My.App do
      kkkkkkkkk.tttttt.kk
        @doc """
      ..ssssssss
        Doc #{x}
      ssssssvvvv
        """
      sssss
        def go(x) when is_nil(x), do: {:ok, "a #{x}\n"} |> IO.puts() # c
      ..kkk.ffo.o.kkkk.ffffffo.oo.KKK.oo..o.sssvvvvKKso.oo.tttttttoo.ccc
        ~r/a\/b/i; %{a: 1, "b" => :c}
      ..ssssssssso.ooKK.no.sss.oo.KKo
      end
      kkk
      """##
    #expect(CodeGrid.recoloured(grid, info: "elixir") == grid)
  }

  @Test func coloursNix() {
    let grid = ##"""
      { pkgs ? import <nixpkgs> {} }: # c
      o......o.ffffff.sssssssss.oo.oo.ccc
      let x = ''
      kkk.voo.ss
        text ${pkgs.foo} ''${no}
      sssssssvvvvvvvvvvvsKKKssss
      ''; in pkgs.mkShell { buildInputs = with pkgs; [ ./a.nix "s${x}" true 1 ]; }
      sso.kk.....o........o.vvvvvvvvvvvoo.kkkk.....o.o.sssssss.ssvvvvs.KKKK.n.oo.o
      """##
    #expect(CodeGrid.recoloured(grid, info: "nix") == grid)
  }

  @Test func coloursGo() {
    let grid = ##"""
      package main
      kkkkkkk.....
      import "fmt"
      kkkkkk.sssss
      func (s *Server) Run(ctx context.Context) error { // c
      kkkk.............fffo...........ottttttto.ttttt.o.cccc
        x := map[string]int{"a": 1}; y := `raw
      ....oo.kkkottttttotttossso.noo...oo.ssss
        more`
      sssssss
        if err != nil { return fmt.Errorf("x: %w", err) }
      ..kk.....oo.KKK.o.kkkkkk....offffffossssvvso....o.o
      }
      o
      """##
    #expect(CodeGrid.recoloured(grid, info: "go") == grid)
  }

  @Test func coloursC() {
    let grid = ##"""
      #include <vector>
      pppppppp.ssssssss
      template <typename T> class Foo : public Bar { // c
      kkkkkkkk.okkkkkkkk.to.kkkkk.ttt.o.kkkkkk.ttt.o.cccc
        auto x = std::make_unique<int>(5); co_await y; return nullptr;
      ..kkkk...o....oo...........otttoonoo.kkkkkkkk..o.kkkkkk.KKKKKKKo
        const char *s = "a\n"; /* m
      ..kkkkk.tttt.o..o.ssKKso.cccc
        more */ if (x > 0x1F) foo(); static constexpr bool b = true;
      ccccccccc.kk.o..o.nnnno.fffooo.kkkkkk.kkkkkkkkk.tttt...o.KKKKo
      """##
    #expect(CodeGrid.recoloured(grid, info: "c") == grid)
  }

  @Test func coloursCSharp() {
    let grid = ##"""
      using System;
      kkkkk.tttttto
      public record Foo(int X) { // c
      kkkkkk.kkkkkk.tttottt.to.o.cccc
        public async Task<string> Go() { var s = $"a {X}"; await Bar(); return null; }
      ..kkkkkk.kkkkk.ttttotttttto.ffoo.o.kkk...o.ssssvvvso.kkkkk.fffooo.kkkkkk.KKKKo.o
      """##
    #expect(CodeGrid.recoloured(grid, info: "csharp") == grid)
  }

  @Test func coloursHTML() {
    let grid = ##"""
      <!DOCTYPE html>
      ppppppppppppppp
      <div class="a" id=b>text &amp; x</div> <!-- c -->
      kkkk.vvvvvosss.vvosk.....KKKKK..kkkkkk.cccccccccc
      <style> .a { color: red; } </style>
      kkkkkkk.tt.o.vvvvvo....o.o.kkkkkkkk
      <script>
      kkkkkkkk
      const x = "a";
      kkkkk...o.ssso
      </script>
      kkkkkkkkk
      <img src="a"/>
      kkkk.vvvossskk
      """##
    #expect(CodeGrid.recoloured(grid, info: "html") == grid)
  }

  @Test func coloursRuby() {
    let grid = ##"""
      class Foo < Bar # c
      kkkkk.ttt.o.ttt.ccc
        attr_reader :name
      ..kkkkkkkkkkk.KKKKK
        def go(x) = puts "a #{x}" unless nil
      ..kkk.ffo.o.o......sssvvvvs.kkkkkk.KKK
        @a = [1, 2].map { |i| i * 2 }
      ..vv.o.ono.noo....o.o.o...o.n.o
      end
      kkk
      """##
    #expect(CodeGrid.recoloured(grid, info: "ruby") == grid)
  }

  @Test func coloursPHP() {
    let grid = ##"""
      <?php
      ppppp
      namespace App; // c
      kkkkkkkkk.ttto.cccc
      class Foo { public function go(string $x): ?int { return $this->a["k"] ?? 5; } }
      kkkkk.ttt.o.kkkkkk.kkkkkkkk.ffotttttt.vvoo.ottt.o.kkkkkk.vvvvvoo.ossso.oo.no.o.o
      """##
    #expect(CodeGrid.recoloured(grid, info: "php") == grid)
  }
}
