import Testing

@testable import Provider

struct ProxySettingTests {
  static func proxy(_ url: String, _ environment: [String: String]) throws -> ProxySetting? {
    try ProxySetting.for(BaseURL(url), environment: environment)
  }

  static let plain = ProxySetting(kind: .http, host: "p", port: 3_128)

  static let environments: [(String, [String: String], ProxySetting?)] = [
    ("https://a.com", ["https_proxy": "http://p:3128"], plain),
    ("https://a.com", ["HTTPS_PROXY": "p:3128/"], plain),
    ("https://a.com", ["all_proxy": "p:3128"], plain),
    ("http://a.com", ["http_proxy": "p:3128"], plain),
    ("http://a.com", ["HTTP_PROXY": "p:3128"], nil),
    ("https://a.com", ["http_proxy": "p:3128"], nil), ("https://a.com", [:], nil),
    ("https://a.com", ["https_proxy": "", "all_proxy": "p:3128"], nil),
    (
      "https://a.com", ["https_proxy": "http://p"],
      ProxySetting(kind: .http, host: "p", port: 1_080)
    ),
    (
      "https://a.com", ["https_proxy": "http://p:80"],
      ProxySetting(kind: .http, host: "p", port: 80)
    ),
    (
      "https://a.com", ["https_proxy": "http://u:p%40ss@p:3128"],
      ProxySetting(kind: .http, host: "p", port: 3_128, credentials: "u:p@ss")
    ),
    (
      "https://a.com", ["all_proxy": "socks5h://p"],
      ProxySetting(kind: .socks, host: "p", port: 1_080)
    ),
    // This machine is never reached through a proxy.
    ("http://localhost:1", ["http_proxy": "p:3128"], nil),
    ("http://127.8.0.1:1", ["http_proxy": "p:3128"], nil),
    ("http://[::1]:1", ["all_proxy": "p:3128"], nil),
  ]

  @Test(arguments: environments)
  func findsTheProxy(url: String, environment: [String: String], expected: ProxySetting?) throws {
    #expect(try Self.proxy(url, environment) == expected)
  }

  @Test(arguments: [
    ("*", true), ("a.com", true), (".a.com", true), ("*.a.com", true), ("b.com, a.com", true),
    ("x.a.com:443", true), ("A.COM", true),
    ("x.a.com:80", false), ("b.com", false), ("om", false), ("", false), ("notx.a.com", false),
  ])
  func obeysNoProxyForNames(list: String, isExempt: Bool) throws {
    let found = try Self.proxy("https://x.a.com", ["https_proxy": "p:3128", "no_proxy": list])
    #expect((found == nil) == isExempt)
  }

  @Test(arguments: [
    ("10.0.0.0/8", true), ("10.1.2.3", true), ("10.1.2.0/30", true), ("10.1.2.4/30", false),
    ("0.0.0.0/0", true), ("10.0.0.0/99", false), ("x/8", false),
  ])
  func obeysNoProxyForAddresses(list: String, isExempt: Bool) throws {
    let found = try Self.proxy("http://10.1.2.3", ["http_proxy": "p:3128", "NO_PROXY": list])
    #expect((found == nil) == isExempt)
  }

  @Test(arguments: [
    "https://p:1", "ftp://p:1", "http://:1", "socks5://u:sk_pass@p:1", "http://u:sk_pass@:1",
  ])
  func saysWhichVariableCannotBeUsedAndNotItsValue(value: String) {
    #expect { try Self.proxy("https://a.com", ["https_proxy": value]) } throws: { error in
      let text = (error as? ProxySetting.Invalid)?.text ?? ""
      return text.hasPrefix("https_proxy ") && !text.contains("sk_pass")
    }
  }
}
