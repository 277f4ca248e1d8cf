import Chat
import Testing

@testable import Provider

@Suite struct ExchangeArchiveTests {
  private static func id(_ number: Int) -> ExchangeID {
    ExchangeID(message: MessageID(rawValue: "m\(number)"), attempt: 1)
  }

  private static func recording(_ number: Int, body: Int = 0) -> Recording {
    Recording(
      ExchangeRecord(id: id(number), method: "POST", url: "http://h/", startedAt: FixedTime.wall),
      body: Array(repeating: 0x61, count: body), redaction: Redaction(secret: nil))
  }

  private static func chunk(_ after: Int, _ size: Int = 1_000) -> ExchangeRecord.Chunk {
    .init(after: Double(after), bytes: Array(repeating: 0x62, count: size))
  }

  private static func kept(_ archive: ExchangeArchive, of count: Int) -> [Int] {
    (0..<count).filter { archive.record(id($0)) != nil }
  }

  @Test func keepsTheLastExchanges() {
    var archive = ExchangeArchive()
    for number in 0..<100 { archive.begin(Self.recording(number)) }
    #expect(Self.kept(archive, of: 100) == Array(36..<100))
  }

  @Test func keepsNoMoreBytesThanItsLimit() {
    var archive = ExchangeArchive()
    for number in 0..<10 {
      archive.begin(Self.recording(number, body: 1 << 20))
      for chunk in 0..<3_000 { archive.note(Self.id(number)) { $0.take(Self.chunk(chunk)) } }
      archive.note(Self.id(number)) { $0.record.endedAfter = 1 }
      #expect(archive.cost <= ExchangeArchive.maximumCost)
    }
    #expect(Self.kept(archive, of: 10) == [7, 8, 9])
  }

  @Test func whatIsOverGivesWayBeforeWhatStillRuns() {
    var archive = ExchangeArchive()
    for number in 0..<64 {
      archive.begin(Self.recording(number))
      if number == 5 { archive.note(Self.id(5)) { $0.record.endedAfter = 1 } }
    }
    archive.begin(Self.recording(64))
    #expect(!Self.kept(archive, of: 65).contains(5))
    #expect(Self.kept(archive, of: 65).count == 64)
  }

  @Test func ofALongResponseTheEndsAreKeptAndTheRestIsCounted() throws {
    var archive = ExchangeArchive()
    archive.begin(Self.recording(0))
    for chunk in 0..<10_000 { archive.note(Self.id(0)) { $0.take(Self.chunk(chunk)) } }
    let record = try #require(archive.record(Self.id(0)))
    let kept = record.chunks.count * 1_000
    #expect(kept <= Recording.responseLimit)
    #expect(kept > Recording.responseLimit * 9 / 10)
    #expect(kept + record.droppedBytes == 10_000_000)
    #expect(
      record.chunks[..<record.chunksBeforeGap].map(\.after)
        == (0..<record.chunksBeforeGap).map(Double.init))
    let tail = record.chunks[record.chunksBeforeGap...]
    #expect(tail.map(\.after) == (10_000 - tail.count..<10_000).map(Double.init))
    #expect(archive.cost <= Recording.responseLimit)
  }

  @Test func manyTinyChunksAndPiecesAreBoundedToo() throws {
    var archive = ExchangeArchive()
    archive.begin(Self.recording(0))
    for number in 0..<200_000 {
      archive.note(Self.id(0)) {
        $0.take(Self.chunk(number, 1))
        $0.take([.text("x"), .reasoning("y"), .bytes(9)], after: Double(number))
      }
    }
    #expect(archive.cost <= Recording.responseLimit + Recording.pieceLimit)
    let record = try #require(archive.record(Self.id(0)))
    #expect(record.pieces.count + record.droppedPieces == 400_000)
    #expect(record.pieces[0] == .init(after: 0, text: "x", isReasoning: false))
    #expect(record.pieces.last == .init(after: 199_999, text: "y", isReasoning: true))
  }

  @Test func aGiantRequestKeepsItsBeginning() throws {
    var archive = ExchangeArchive()
    archive.begin(Self.recording(0, body: 6 << 20))
    let record = try #require(archive.record(Self.id(0)))
    #expect(record.requestBody.count == 4 << 20)
    #expect(record.droppedRequestBytes == 2 << 20)
  }

  @Test func anAttemptThatIsMadeOnceMoreIsRecordedAnew() throws {
    var archive = ExchangeArchive()
    archive.begin(Self.recording(0, body: 10))
    archive.note(Self.id(0)) { $0.take(Self.chunk(1)) }
    archive.begin(Self.recording(0, body: 20))
    let record = try #require(archive.record(Self.id(0)))
    #expect(record.requestBody.count == 20)
    #expect(record.chunks == [])
    #expect(archive.cost == 20)
  }
}
