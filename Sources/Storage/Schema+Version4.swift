/// The step to version 4: what is said of conversations beside their messages, and what is attached to
/// prompts.
///
/// - `conversations.options`: what is sent along, as JSON; read tolerantly.
/// - `conversations.deleted_at`: when it was put into the trash.
/// - `conversations_shown` walks them as a list shows them: the archived ones last, else newest first.
/// - `tags.place`: the order in which they were given.
/// - `drafts.writer`: the running program that wrote it last. The draft of a conversation in which
///   nothing was sent yet stands under that one's own identifier, which `conversations` does not have:
///   so several programs keep theirs apart. Earlier versions had one for all, under ''.
/// - `attachments`: each content once. Its bytes come last: whoever asks for the rest reads none.
/// - `message_attachments.kind` repeats what `attachments` says, for filters; NULL: the content was
///   not there. No foreign key: a prompt is kept also when what it refers to is missing.
extension Schema {
  static let v4 = """
    ALTER TABLE conversations ADD COLUMN options TEXT NOT NULL DEFAULT '{}';
    ALTER TABLE conversations ADD COLUMN preset TEXT;
    ALTER TABLE conversations ADD COLUMN endpoint TEXT;
    ALTER TABLE conversations ADD COLUMN starred INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE conversations ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE conversations ADD COLUMN deleted_at REAL;
    DROP INDEX conversations_by_update;
    CREATE INDEX conversations_shown ON conversations (archived DESC, updated_at)
      WHERE deleted_at IS NULL;
    CREATE INDEX conversations_deleted ON conversations (deleted_at, id)
      WHERE deleted_at IS NOT NULL;

    CREATE TABLE tags (
      conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
      name TEXT NOT NULL,
      place INTEGER NOT NULL,
      PRIMARY KEY (conversation, name)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX tags_by_name ON tags (name);

    ALTER TABLE drafts ADD COLUMN writer TEXT;

    CREATE TABLE attachments (
      hash TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      kind TEXT NOT NULL,
      size INTEGER NOT NULL,
      created_at REAL NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;
    CREATE INDEX attachments_by_time ON attachments (created_at, hash);

    CREATE TABLE message_attachments (
      message INTEGER NOT NULL REFERENCES messages (key) ON DELETE CASCADE,
      hash TEXT NOT NULL,
      kind TEXT,
      PRIMARY KEY (message, hash)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX message_attachments_by_hash ON message_attachments (hash);
    CREATE INDEX message_attachments_by_kind ON message_attachments (kind);
    """
}
