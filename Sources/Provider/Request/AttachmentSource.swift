package import Chat

/// Where the content of attachments comes from, and where requests that have some are made: they are
/// large, and neither a key nor a token is to wait for that.
package struct AttachmentSource: Sendable {
  let executor: any TaskExecutor
  let load: @Sendable (Attachment.Hash) async throws(StoreError) -> Attachment?

  package init(
    executor: any TaskExecutor,
    load: @escaping @Sendable (Attachment.Hash) async throws(StoreError) -> Attachment?
  ) {
    self.executor = executor
    self.load = load
  }
}
