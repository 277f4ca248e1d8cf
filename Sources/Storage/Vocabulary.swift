import Chat
import GRDB

/// What the log can be filtered by.
enum Vocabulary {
  static func fetch(in db: Database) throws -> LogVocabulary {
    LogVocabulary(
      models: try String.fetchAll(db.cachedStatement(sql: models)).map(ModelID.init),
      tags: try String.fetchAll(db.cachedStatement(sql: tags)))
  }

  /// By the index alone.
  static let models = """
    SELECT model FROM messages WHERE model IS NOT NULL GROUP BY model ORDER BY count(*) DESC, model
    """

  static let tags = """
    SELECT name FROM tags GROUP BY name ORDER BY count(*) DESC, name
    """
}
