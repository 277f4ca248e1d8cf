import Doctor
import Testing

struct DoctorReportTests {
  private static let findings = [
    Finding(.terminal, "description", .ok, "TERM is xterm-256color, described here"),
    Finding(
      .terminal, "size", .warning, "a fact that is too long for one line of the table",
      advice: "do this"),
    Finding(.clock, "skew", .notChecked, "--offline"),
  ]

  @Test func putsFactsBelowEachOtherInATable() {
    #expect(
      DoctorReport.text(Array(Self.findings.prefix(2)), as: .table(columns: 60)) == """
        terminal     ok       TERM is xterm-256color, described here
                     warning  a fact that is too long for one line
                              of the table
                              → do this

        """)
  }

  @Test func givesUpTheTableWhereThereIsNoRoomForIt() {
    #expect(
      DoctorReport.text(Array(Self.findings.prefix(2)), as: .table(columns: 40)) == """
        terminal
          ok: TERM is xterm-256color, described
            here
          warning: a fact that is too long for
            one line of the table
            → do this

        """)
  }

  @Test func saysWholeSentencesInLinearMode() {
    #expect(
      DoctorReport.text(Self.findings, as: .lines) == """
        Terminal, ok: TERM is xterm-256color, described here.
        Terminal, warning: a fact that is too long for one line of the table. To do: do this.
        Clock, not checked: --offline.

        """)
  }

  @Test func writesFieldsForOtherPrograms() {
    #expect(
      DoctorReport.text(Self.findings, as: .fields) == """
        terminal\tok\tTERM is xterm-256color, described here\t
        terminal\twarning\ta fact that is too long for one line of the table\tdo this
        clock\tnot checked\t--offline\t

        """)
    #expect(DoctorReport.summary(Self.findings, as: .fields) == "")
  }

  @Test func countsWhatIsWrong() {
    #expect(DoctorReport.summary(Self.findings, as: .lines) == "0 problems, 1 warning.\n")
    #expect(
      DoctorReport.summary([Self.findings[0]], as: .table(columns: 80)) == "\nNothing is wrong.\n")
  }

  @Test func writesOneObjectOfJSON() {
    #expect(
      DoctorReport.json(Array(Self.findings.suffix(2)), version: "1.2") == """
        {
          "version": "1.2",
          "states": {"ok":0,"note":0,"warning":1,"problem":0,"not checked":1},
          "findings": [
            {"check":"terminal","id":"terminal.size","state":"warning","fact":"a fact that is too long for one line of the table","advice":"do this"},
            {"check":"clock","id":"clock.skew","state":"not checked","fact":"--offline","advice":null}
          ]
        }

        """)
  }
}
