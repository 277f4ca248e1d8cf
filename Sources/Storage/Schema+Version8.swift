/// The step to version 8: many messages at one time.
///
/// `bulk` has a row while a transaction writes messages that plainly follow each other, and does by
/// itself, once for many, what the triggers on `messages` and `attempts` do for each: see `BulkRows`.
/// No other program ever sees the row.
extension Schema {
  static let v8 = """
    CREATE TABLE bulk (present INTEGER PRIMARY KEY) STRICT;
    DROP TRIGGER message_place;
    DROP TRIGGER figures_message_insert;
    DROP TRIGGER figures_attempt_insert;
    DROP TRIGGER said_insert;
    DROP TRIGGER change_message_insert;
    DROP TRIGGER words_wait;
    \(placeTrigger("WHEN \(isSingle)"))
    \(messageFigures("WHEN \(isSingle)"))
    \(attemptFigures("AND \(isSingle)"))
    \(saidInsert("AND \(isSingle)"))
    \(messageChange("WHEN \(isSingle)"))
    \(waitingWords("AND \(isSingle)"))
    """

  static let isSingle = "NOT EXISTS (SELECT 1 FROM bulk)"
}
