import NIOCore
import NIOPosix

/// The one thread on which all of Confab's requests run: made with the first service, and there until
/// the process ends. It sleeps in the kernel while nothing happens.
enum NetworkLoop {
  static let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  static let loop: any EventLoop = group.next()
}
