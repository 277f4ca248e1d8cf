package import Chat

/// A model as a list without a screen has it: in the same order, with the same marks.
package struct OfferedModel: Sendable {
  package let info: ModelInfo
  package let isFavourite: Bool
  /// Among those used last.
  package let isRecent: Bool
  package let words: ModelWords

  package static func all(
    _ models: [ModelInfo], of endpoint: String, remembered: [RememberedModel], fixed: [ModelID]
  ) -> [OfferedModel] {
    var directory = ModelDirectory()
    directory.take(models, of: endpoint, .now)
    directory.remember(remembered)
    return directory.entries(of: endpoint, fixed: fixed).map { entry in
      OfferedModel(
        info: entry.info, isFavourite: entry.rank == .favourite,
        isRecent: entry.rank == .recent, words: ModelWords(entry))
    }
  }
}
