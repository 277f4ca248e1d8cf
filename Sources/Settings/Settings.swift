package import Chat
package import ChatUI

/// What `config.toml` says, with the defaults for what it does not say.
package struct Settings: Hashable, Sendable {
  /// Presets first, as the file changed them; then the file's own, in its order.
  package var endpoints: [Endpoint] = Endpoint.presets
  /// The endpoint that is used when none is chosen.
  package var endpoint = "cline"
  /// The model of that endpoint; others have their own.
  package var model: ModelID?
  package var theme: String?
  /// The themes of `theme = "auto"`, by the terminal's background.
  package var themeDark = "confab-dark"
  package var themeLight = "confab-light"
  package var retry = RetryPolicy()
  package var timeouts = Timeouts()
  /// Lines instead of a full screen.
  package var linear = false
  /// Seconds that an answer in progress may go on after the terminal is gone.
  package var backgroundSeconds: Double = 600
  /// Days for which a deleted conversation can be brought back; 0: until somebody says otherwise.
  package var trashDays = 30

  /// What the interface has to know.
  package var preferences = Preferences()

  package init() {}

  /// Seconds to wait for the network.
  package struct Timeouts: Hashable, Sendable {
    /// Until the connection stands.
    package var connect: Double = 10
    /// From the request to the first byte of the response.
    package var firstByte: Double = 120
    /// Between two bytes of the response.
    package var idle: Double = 120

    package init() {}
  }
}
