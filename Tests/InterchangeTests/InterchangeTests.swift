import Testing

@testable import Interchange

struct InterchangeTests {
  @Test func hasTheLibrary() { #expect(Interchange.version.first == "1") }
}
