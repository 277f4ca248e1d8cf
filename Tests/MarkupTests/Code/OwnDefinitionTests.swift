import Testing

/// The languages that the library lacks, each in a sample that has its turns. See `CodeGrid` for how they are written.
struct OwnDefinitionTests {
  @Test func coloursSwift() {
    let grid = ##"""
      @main struct App<T: Sendable> { // note
      ppppp.kkkkkk.tttoto.tttttttto.o.ccccccc
        let n = 0x1F + 1_000.5e3, s = "a\(f(x))\n \u{1F600}", c = nil
      ..kkk...o.nnnn.o.nnnnnnnnno...o.ssvvvvvvvKKsKKKKKKKKKso...o.KKK
        func run(_ x: Int) async throws -> [String: Any]? {
      ..kkkk.fffo...o.ttto.kkkkk.kkkkkk.oo.otttttto.tttoo.o
          let r = #"raw "q" \n"#; let m = """
      ....kkk...o.sssssssssssssso.kkk...o.sss
            multi \(name) "quoted"
      ssssssssssssvvvvvvvsssssssss
            """
      sssssssss
          /* nested /* c */ still
      ....ccccccccccccccccccccccc
             open */ return self.default ?? .init(x)
      cccccccccccccc.kkkkkk.kkkk.........oo......o.o
          #if DEBUG
      ....ppp.ttttt
          let unfinished = "abc
      ....kkk............o.ssss
          if x { print("ok") }
      ....kk...o.fffffosssso.o
      """##
    #expect(CodeGrid.recoloured(grid, info: "swift") == grid)
  }

  @Test func coloursTypeScript() {
    let grid = ##"""
      import React, { useState } from "react";
      kkkkkk.ttttto.o..........o.kkkk.ssssssso
      type Props<T> = { name: string; type?: T[] }; // c
      kkkk.tttttoto.o.o.....o.tttttto.....oo.too.oo.cccc
      export const App: React.FC<Props> = async ({ name }) => {
      kkkkkk.kkkkk.ttto.ttttto..ottttto.o.kkkkk.oo......oo.oo.o
        const re = /a[/]b\/c/gi, half = n / 2 / k;
      ..kkkkk....o.sssssssssssso......o...o.n.o..o
        const s = `x ${name.map(v => v + 1)} y
      ..kkkkk...o.sssvvvvvvvvvvvvvvvvvvvvvvvss
         still ${a} \` end`;
      sssssssssvvvvsKKssssso
        return <div className="a" onClick={() => go(1)}>Hi</div>;
      ..kkkkkk.ottt.vvvvvvvvvosss.vvvvvvvoooo.oo.ffonooottoo...oo
        items.forEach((i) => console.log(i.type));
      .......offfffffoo.o.oo........offfo.o....ooo
        @Component() class A extends B { private readonly x = 0xFFn; }
      ..ppppppppppoo.kkkkk.t.kkkkkkk.t.o.kkkkkkk.kkkkkkkk...o.nnnnno.o
        let MAX_SIZE = await fetch('it\'s')
      ..kkk.KKKKKKKK.o.kkkkk.fffffosssKKsso
      """##
    #expect(CodeGrid.recoloured(grid, info: "typescript") == grid)
  }

  @Test func coloursKotlin() {
    let grid = ##"""
      data class P(val x: Int = 0xFF, var n: String? = "a $x ${y.z()}\n") : Base() { // c
      kkkk.kkkkk.tokkk..o.ttt.o.nnnno.kkk..o.tttttto.o.sssvvsvvvvvvvvKKso.o.ttttoo.o.cccc
        override fun go(): Unit = listOf(1L, 2.5f).map { it * 2 }.forEach(::println)
      ..kkkkkkkk.kkk.ffooo.tttt.o.ffffffonno.nnnnoofff.o.kk.o.n.oofffffffooo.......o
        @Test fun `names may have spaces`() { val s = """
      ..ppppp.kkk........................oo.o.kkk...o.sss
          multi $x
      ssssssssssvv
        """; when (x) { is Int -> true; else -> null } }
      ssssso.kkkk.o.o.o.kk.ttt.oo.KKKKo.kkkk.oo.KKKK.o.o
        val c = 'x'; /* a /* b */ c */ val open = "abc
      ..kkk...o.ssso.ccccccccccccccccc.kkk.kkkk.o.ssss
        object Single
      ..kkkkkk.tttttt
      }
      o
      """##
    #expect(CodeGrid.recoloured(grid, info: "kotlin") == grid)
  }

  @Test func coloursYAML() {
    let grid = ##"""
      # top
      ccccc
      version: "3.8"
      vvvvvvvo.sssss
      services:
      vvvvvvvvo
        web: &a
      ..vvvo.tt
          image: nginx:1.25
      ....vvvvvo...........
          ports: ["80:80", 443]
      ....vvvvvo.ossssssso.nnno
          command: |
      ssssvvvvvvvooo
            echo "hi" # not comment
      sssssssssssssssssssssssssssss
            key: no
      sssssssssssss


            more
      ssssssssss
          on: true
      ....vvo.KKKK
          list:
      ....vvvvo
            - name: x
      ......oovvvvo..
              run: >-
      ssssssssvvvoooo
                folded text
      sssssssssssssssssssss
                key: v
      ssssssssssssssss
            - run: |
      ssssssssvvvooo
                a: b
      ssssssssssssss
              name: z
      ........vvvvo..
          url: http://x.y/z#frag
      ....vvvo..................
          date: 2024-01-02
      ....vvvvo.nnnnnnnnnn
          s: 'it''s'
      ....vo.sssKKss
          a b: [1, 2.5, null, {x: 1, y: no}]
      ....vvvo.ono.nnno.KKKKo.ovo.no.vo.KKoo
      """##
    #expect(CodeGrid.recoloured(grid, info: "yaml") == grid)
  }

  @Test func coloursTOML() {
    let grid = ##"""
      # c
      ccc
      [package.metadata]
      otttttttttttttttto
      name = "x\n"
      vvvvoo.ssKKs
      version = 1.5
      vvvvvvvoo.nnn
      date = 1979-05-27T07:32:00Z
      vvvvoo.nnnnnnnnnnnnnnnnnnnn
      a.b = { x = true, y = [1, 0xff] }
      vvvoo.o.voo.KKKKo.voo.ono.nnnno.o
      s = '''
      voo.sss
      raw "x"
      sssssss
      ''' # end
      sss.ccccc
      [[bin]]
      ootttoo
      """##
    #expect(CodeGrid.recoloured(grid, info: "toml") == grid)
  }

  @Test func coloursDockerfile() {
    let grid = ##"""
      # syntax=docker/dockerfile:1
      pppppppppppppppppppppppppppp
      FROM --platform=linux/amd64 golang:1.22 AS build
      kkkk........................tttttttttttkkk.ttttt
      ENV A=1 PATH="$HOME/bin"
      kkk.von.vvvvosvvvvvsssss
      RUN apt-get update && \
      kkk................oo.K
          apt-get install -y curl
      ....................pp.....
      COPY --from=build /a /b
      kkkk.ppppppo...........
      RUN <<EOF
      kkk.sssss
      echo $X
      sssssvv
      EOF
      sss
      EXPOSE 8080/tcp
      kkkkkk.nnnnnnnn
      CMD ["a", "b"]
      kkk.ossso.ssso
      """##
    #expect(CodeGrid.recoloured(grid, info: "dockerfile") == grid)
  }

  @Test func coloursZig() {
    let grid = ##"""
      const std = @import("std"); // c
      kkkkk.....o.ppppppposssssoo.cccc
      pub fn main() !void {
      kkk.kk.ffffoo.otttt.o
          var x: u32 = 0x1f; const s =
      ....kkk..o.ttt.o.nnnno.kkkkk...o
              \\multi "line"
      ........ssssssssssssss
              \\more
      ........ssssss
          ;
      ....o
          std.debug.print("{d}\n", .{x});
      .......o.....offfffosvvvKKso.oo.ooo
          if (x == 'a') return error.Foo;
      ....kk.o..oo.ssso.kkkkkk.kkkkkottto
      }
      o
      """##
    #expect(CodeGrid.recoloured(grid, info: "zig") == grid)
  }
}
