import NIOCore

/// Plays one answer's steps on a connection: writes, waits, breaks off. Lives on the connection's
/// event loop. It writes no faster than the client reads, gives the loop back between batches, and
/// holds at most one timer.
final class Playback {
  enum Ending {
    /// The body is complete.
    case complete
    /// The connection is to be closed as it is.
    case cut
  }

  /// Steps in one turn of the event loop: others get their turn while an answer floods.
  private static let batch = 64

  private var steps: ArraySlice<Step>
  private var encoder: ChunkEncoder
  private let isByteByByte: Bool
  private let pace: Pace
  private let channel: any Channel
  private let write: ([UInt8]) -> Void
  private var ended: ((Ending) -> Void)?
  private var timer: Scheduled<Void>?
  private var isBlocked = false

  /// - Parameters:
  ///   - write: puts bytes on the wire as one chunk of the body.
  ///   - ended: called once, unless cancelled.
  init(
    script: Script, exchange: Exchange, pace: Pace, channel: any Channel,
    write: @escaping ([UInt8]) -> Void, ended: @escaping (Ending) -> Void
  ) {
    steps = script.steps[...]
    encoder = ChunkEncoder(exchange: exchange, framing: script.framing)
    isByteByByte = script.framing.isByteByByte
    self.pace = pace
    self.channel = channel
    self.write = write
    self.ended = ended
  }

  /// Goes on until a wait, the end, a full socket, or the end of the batch.
  func play() {
    timer = nil
    var budget = Self.batch
    while ended != nil, let step = steps.first {
      guard channel.isWritable else {
        isBlocked = true
        return channel.flush()
      }
      if budget == 0 { return resume(after: 0) }
      budget -= 1
      steps.removeFirst()
      switch step {
      case .pause(let milliseconds):
        let nanoseconds = pace.nanoseconds(milliseconds: milliseconds)
        if nanoseconds > 0 { return resume(after: nanoseconds) }
      case .hang: return channel.flush()
      case .cut: return end(.cut)
      default: put(encoder.encode(step))
      }
    }
    end(.complete)
  }

  /// The socket takes bytes again.
  func becameWritable() {
    guard isBlocked, channel.isWritable else { return }
    isBlocked = false
    play()
  }

  /// The client has gone: no timer stays behind.
  func cancel() {
    timer?.cancel()
    timer = nil
    ended = nil
    steps = []
  }

  private func resume(after nanoseconds: Int64) {
    channel.flush()
    timer = channel.eventLoop.assumeIsolated().scheduleTask(in: .nanoseconds(nanoseconds)) {
      self.play()
    }
  }

  private func put(_ text: String) {
    guard isByteByByte else { return write(Array(text.utf8)) }
    for byte in text.utf8 {
      write([byte])
      channel.flush()
    }
  }

  private func end(_ ending: Ending) {
    let ended = self.ended
    cancel()
    ended?(ending)
  }
}
