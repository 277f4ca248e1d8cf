import Soak
import Testing

/// The short form of `confab-soak`: some minutes of use in some seconds.
struct SoakTests {
  @Test(.timeLimit(.minutes(3))) func someMinutesOfUseLeaveNothingBehind() async throws {
    let report = try await Soak.run(actions: 75, seed: 11, restSeconds: 0)
    #expect(report.faults == [])
    #expect(report.prompts > 3)
    #expect(report.answers > 1)
    #expect(report.samples.count == 3)
  }

  @Test func aReportTellsLeaks() {
    var report = SoakReport()
    report.integrity = "ok"
    report.hasQuit = true
    for round in 0..<20 {
      var figures = ProcessFigures(of: 0)
      (figures.memory, figures.descriptors, figures.threads) = (40_000 + round * 10, 20, 9)
      report.samples.append(figures)
    }
    #expect(report.faults == [])
    #expect(report.memoryTrend(samplesPerHour: 24).rounded() == 240)
    for round in 0..<20 { report.samples[round].descriptors += round / 5 }
    report.missingAnswers = ["## Answer 3"]
    #expect(report.faults.count == 2)
  }
}
