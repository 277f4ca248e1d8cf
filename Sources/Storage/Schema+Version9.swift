/// The step to version 9: fewer triggers.
///
/// Each trigger that looks at a new row, and be it to find that it has nothing to do, costs as much as
/// an index on it: so there is one where there were several.
extension Schema {
  static let v9 = """
    DROP TRIGGER message_place;
    DROP TRIGGER figures_message_insert;
    DROP TRIGGER said_insert;
    DROP TRIGGER change_message_insert;
    DROP TRIGGER words_insert;
    DROP TRIGGER words_wait;
    DROP TRIGGER said_goes_back;
    CREATE TRIGGER message_insert AFTER INSERT ON messages WHEN \(isSingle) BEGIN
      \(place)
      \(countMessage)
      \(say("AND new.state <> 'streaming'"))
      \(note("new.conversation"));
    END;
    CREATE TRIGGER said_insert AFTER INSERT ON said WHEN \(isSingle) BEGIN
      \(addWords("new", "AND NOT EXISTS (SELECT 1 FROM word_pause)"))
      INSERT INTO waiting_words
        SELECT new.moment WHERE EXISTS (SELECT 1 FROM word_pause);
      UPDATE said_back SET units = \(unit("new.time")) - new.moment
        WHERE units < \(unit("new.time")) - new.moment;
    END;
    """
}
