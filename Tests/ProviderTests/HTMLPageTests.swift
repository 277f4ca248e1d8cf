import Testing

@testable import Provider

struct HTMLPageTests {
  @Test(
    arguments: [
      ("<html><title>502 Bad Gateway</title>", "502 Bad Gateway", nil),
      ("<TITLE lang=en> A &lt;b&gt;&amp;lt; </TITLE>", "A <b>&lt;", nil),
      ("<title></title><h1>Sorry,<br>blocked</h1>", "Sorry, blocked", nil),
      (
        "<p>Just <b>words</b><script>var x = '<p>no</p>'</script><style>p{}</style> here",
        "Just words here", nil
      ),
      ("<title>Blocked</title><p>Cloudflare Ray ID: <b>8f3c1d2e</b> x", "Blocked", "8f3c1d2e"),
      ("<", "", nil), ("<title>open", "open", nil),
    ] as [(String, String, String?)])
  func readsTitleAndRay(page: String, title: String, ray: String?) {
    let read = HTMLPage(page)
    #expect(read.title == title)
    #expect(read.rayID == ray)
  }
}
