import Testing

@testable import SimulatedAPI

struct SimulatedServerTests {
  /// A server for one test, and a client on it.
  private func withServer(
    pace: Pace = .instant, _ body: (SimulatedServer, RawClient) throws -> Void
  ) throws {
    let server = try SimulatedServer.start(pace: pace, seed: 1)
    defer { server.stop() }
    try body(server, RawClient(port: server.port))
  }

  /// Asks again until it is so; there is no event to wait for.
  private func eventually(_ condition: () -> Bool) -> Bool {
    for _ in 0..<100_000 where condition() { return true }
    return false
  }

  @Test func answersOverOneConnectionAsLongAsItIsKept() throws {
    try withServer { server, client in
      try client.ask("demo/tour", "What is Confab?")
      let stream = try client.receive()
      try client.send("GET", "/api/v1/users/me")
      let user = try client.receive()
      try client.ask("demo/402", headers: ["Connection: close"])
      let refusal = try client.receive()
      #expect([stream.status, user.status, refusal.status] == [200, 200, 402])
      #expect(stream.headers["content-type"] == "text/event-stream; charset=utf-8")
      #expect(user.headers["content-type"] == "application/json")
      let ids = [stream, user, refusal].compactMap { $0.headers["x-request-id"] }
      #expect(Set(ids).count == 3 && ids.allSatisfy { $0.count == 32 })
      #expect([stream, user, refusal].allSatisfy { $0.headers["date"]?.hasSuffix("GMT") == true })
      #expect(try Wire.answer(in: stream.text) == Tour.answer(to: ["What is Confab?"]))
      #expect(refusal.text.contains(ids[2]))
      #expect(refusal.headers["connection"] == "close" && user.headers["connection"] == nil)
      #expect(try client.receiveHead() == nil)
      #expect(server.baseURL == "http://127.0.0.1:\(server.port)/api/v1")
    }
  }

  @Test func sendsEachByteInAChunkOfItsOwn() throws {
    try withServer { _, client in
      try client.ask("demo/split-bytes")
      let reply = try client.receive()
      #expect(reply.chunks.allSatisfy { $0.count == 1 })
      #expect(try Wire.answer(in: reply.text).hasSuffix("naïve, 漢字, 🙂."))
    }
  }

  @Test(arguments: [
    ("demo/cut", RawClient.Ending.cut), ("demo/truncated", .complete), ("demo/no-done", .complete),
    ("demo/mid-stream-server-error", .complete),
  ])
  func endsTheBodyAsTheScenarioSays(model: String, ending: RawClient.Ending) throws {
    try withServer { _, client in
      try client.ask(model)
      let reply = try client.receive()
      #expect(reply.ending == ending)
      #expect(reply.status == 200)
      #expect(!reply.text.contains("[DONE]"))
    }
  }

  @Test(arguments: [("demo/tour", RawClient.Ending.complete), ("demo/cut", .cut)])
  func givesOneBodyToWhoWantsNoStream(model: String, ending: RawClient.Ending) throws {
    try withServer { _, client in
      try client.ask(model, stream: false)
      let reply = try client.receive()
      #expect(reply.headers["content-type"] == "application/json")
      #expect(reply.ending == ending)
      #expect(reply.text.hasPrefix(#"{"data":{"id":"gen-"#))
    }
  }

  @Test func givesOneBodyThoughAStreamWasAsked() throws {
    try withServer { _, client in
      try client.ask("demo/json-200")
      let reply = try client.receive()
      #expect(reply.status == 200)
      #expect(reply.text.hasSuffix(#""success":true}"#))
    }
  }

  @Test func closesTheConnectionInsteadOfAnswering() throws {
    try withServer { _, client in
      try client.ask("demo/refuse")
      #expect(try client.receiveHead() == nil)
    }
  }

  @Test func staysSilentOnOneConnectionAndServesTheOther() throws {
    try withServer { server, client in
      try client.ask("demo/silent")
      let other = try RawClient(port: server.port)
      try other.send("GET", "/v1/models")
      #expect(try other.receive().status == 200)
      #expect(!client.hasUnreadBytes)
    }
  }

  @Test func deliversAFloodWhole() throws {
    try withServer { _, client in
      try client.ask("demo/flood")
      let answer = try Wire.answer(in: client.receive().text)
      #expect(answer == Samples.factorisations(pieces: 20_000).joined())
    }
  }

  /// Counting the answers takes a turn of the event loop: after a thousand, all would have been sent
  /// to a client whose pace does not matter.
  @Test func waitsForAReaderThatDoesNotRead() throws {
    try withServer { server, _ in
      let client = try RawClient(port: server.port, receiveBuffer: 4096)
      try client.ask("demo/flood")
      let head = try #require(try client.receiveHead())
      #expect((0..<1000).allSatisfy { _ in server.answersInProgress == 1 })
      let other = try RawClient(port: server.port)
      try other.send("GET", "/v1/models")
      #expect(try other.receive().status == 200)
      #expect(try client.receiveBody(after: head).ending == .complete)
    }
  }

  /// A pace at which the next step is an hour away: were its timer kept, the answer would be too.
  @Test(arguments: ["demo/tour", "demo/slow-start", "demo/stall"])
  func letsGoOfAnAnswerWhoseReaderHasLeft(model: String) throws {
    try withServer(pace: model == "demo/stall" ? .instant : .scaled(12_000)) { server, client in
      try client.ask(model)
      _ = try client.receiveHead()
      #expect(server.answersInProgress == 1)
      client.disconnect()
      #expect(eventually { server.answersInProgress == 0 })
    }
  }

  @Test func refusesABodyBeyondTheLimit() throws {
    try withServer { _, client in
      let body = String(repeating: "x", count: 32 << 20 + 1)
      try client.send("POST", "/api/v1/chat/completions", body: body)
      #expect(try client.receive().status == 413)
    }
  }

  @Test func saysWhyItCannotStart() throws {
    try withServer { server, _ in
      let expected = SimulatedServer.StartError(
        host: "127.0.0.1", port: server.port, reason: "Address already in use")
      #expect(throws: expected) { try SimulatedServer.start(port: server.port, seed: 1) }
      #expect("\(expected)" == "Address already in use")
    }
  }

  @Test func stopsInTheMiddleOfAnswers() throws {
    let server = try SimulatedServer.start(pace: .scaled(12_000), seed: 1)
    let client = try RawClient(port: server.port)
    try client.ask("demo/tour")
    let head = try #require(try client.receiveHead())
    server.stop()
    server.stop()
    #expect(try client.receiveBody(after: head).ending == .cut)
    #expect(throws: RawClient.Failed.self) { try RawClient(port: server.port) }
  }
}
