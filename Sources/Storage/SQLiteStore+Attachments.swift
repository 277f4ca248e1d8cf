package import Chat

/// What is attached to prompts.
extension SQLiteStore {
  package func save(_ attachment: Attachment) throws(StoreError) {
    try write { db in try Attachments.save(attachment, in: db) }
  }

  package func attachment(_ hash: Attachment.Hash) throws(StoreError) -> Attachment? {
    try read { db in try Attachments.fetch(hash, in: db) }
  }

  /// Takes away what was attached and is in no prompt and no draft. One at a time: others want to read
  /// and write in between.
  /// - Parameter age: seconds that it must be there at least.
  /// - Returns: how many went.
  @discardableResult
  package func removeUnusedAttachments(age: Double) async throws(StoreError) -> Int {
    let unused = try read { db in try Attachments.unused(age: age, in: db) }
    for hash in unused {
      try write { db in try Attachments.remove(hash, age: age, in: db) }
      await Task.yield()
    }
    return unused.count
  }
}
