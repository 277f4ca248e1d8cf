import Testing

struct DiffTests {
  static let forms: [String] = [
    // By git.
    """
    diff --git a/x b/x
    @@@@@@@@@@@@@@@@@@
    index 1..2 100644
    @@@@@@@@@@@@@@@@@
    --- a/x
    @@@@@@@
    +++ b/x
    @@@@@@@
    @@ -1,2 +1,2 @@ f
    @@@@@@@@@@@@@@@@@
     same
    .....
    -old
    ----
    +new
    ++++
    --- a comment of SQL, removed
    -----------------------------
    diff --git a/y b/y
    @@@@@@@@@@@@@@@@@@
    --- a/y
    @@@@@@@
    """,
    // Plain.
    """
    1,2c3
    @@@@@
    < old
    -----
    ---
    ...
    > new
    +++++
    """,
    // Code with marks, nothing else.
    """
     let a = 1
    ..........
    -let b = 2
    ----------
    +let b = 3
    ++++++++++
    """,
  ]

  @Test(arguments: forms)
  func tellsAddedFromRemoved(grid: String) {
    #expect(CodeGrid.recoloured(grid, info: "diff") == grid)
  }
}
