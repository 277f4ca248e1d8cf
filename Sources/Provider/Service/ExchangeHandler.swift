import Chat
import NIOCore
import NIOHTTP1

/// Who makes something of a response. Called on the event loop, in order; after `settled` was said,
/// or one of the ends was told, never again.
protocol ExchangeHandler: Sendable {
  mutating func head(_ head: ResponseHead) -> ExchangeProgress
  mutating func body(_ bytes: ByteBuffer) -> ExchangeProgress
  /// The response is whole.
  mutating func end()
  /// The time for what might follow is over.
  mutating func graceOver()
  /// No byte came for the idle time-out, after the head. `more`: the connection is kept, and the next
  /// silence is told as well; else the response is given up, and the handler has told so.
  mutating func silence(_ failure: Failure) -> ExchangeProgress
  /// No response, or one that broke off.
  mutating func fail(_ failure: Failure)

  /// When it wants to be called again, in seconds from the body that came last; nil: it does not.
  var callBack: Double? { get }
  mutating func calledBack()

  mutating func sent(_ head: HTTPRequestHead)
  mutating func sentBody()
  mutating func received(_ head: HTTPResponseHead)
  mutating func drained(_ bytes: ByteBuffer)
  mutating func closed()
}

/// For those who tell at once what they have.
extension ExchangeHandler {
  var callBack: Double? { nil }
  mutating func calledBack() {}
}

/// For those who keep a record of it: everything that happens to the exchange, exactly.
extension ExchangeHandler {
  /// There is a connection, and the request's head was handed to it.
  mutating func sent(_ head: HTTPRequestHead) {}
  /// The whole request was.
  mutating func sentBody() {}
  /// Comes before `head`.
  mutating func received(_ head: HTTPResponseHead) {}
  /// Bytes that came after nothing more was wanted.
  mutating func drained(_ bytes: ByteBuffer) {}
  /// Nothing comes any more; also after a cancellation. Can be told more than once.
  mutating func closed() {}
}

enum ExchangeProgress {
  case more
  /// What matters is there; what follows is waited for only a little.
  case finishing
  /// Nothing more is wanted.
  case settled
}
