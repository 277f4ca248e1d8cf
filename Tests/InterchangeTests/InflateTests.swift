import Testing

@testable import Interchange

struct InflateTests {
  @Test func hasTheLibrary() { #expect(Inflate.version.first == "1") }
}
