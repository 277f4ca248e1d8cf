import Chat

/// What is known of the models of all endpoints: their lists, how old those are, the favourites and
/// the ones used last. Decides in which order they are offered; not how they are shown or narrowed
/// down.
struct ModelDirectory: Sendable {
  /// The list of one endpoint.
  struct Known: Sendable {
    fileprivate(set) var models: [ModelInfo] = []
    /// nil: there is no list.
    fileprivate(set) var age: ModelListAge?
    /// It was asked for its list, and has not answered yet.
    fileprivate(set) var isAsked = false
    /// Why it gave none when it was asked last.
    fileprivate(set) var failure: Failure?
    fileprivate var places: [ModelID: Int] = [:]

    func info(of id: ModelID) -> ModelInfo? { places[id].map { models[$0] } }
  }

  /// Models used before that come before the rest: more would be a second list.
  private static let recentLimit = 5

  private var lists: [String: Known] = [:]
  private var remembered: [RememberedModel] = []

  subscript(endpoint: String) -> Known { lists[endpoint] ?? Known() }

  /// Whether an endpoint should be asked: nobody is doing it, and its list is not of this run.
  func isWanted(_ endpoint: String) -> Bool {
    let known = self[endpoint]
    return !known.isAsked && known.age != .now
  }

  mutating func noteAsked(_ endpoint: String) { lists[endpoint, default: Known()].isAsked = true }

  /// A list that is older than the one at hand says nothing new.
  mutating func take(_ models: [ModelInfo], of endpoint: String, _ age: ModelListAge) {
    var known = self[endpoint]
    if age == .now {
      known.isAsked = false
      known.failure = nil
    } else if known.age == .now {
      return
    }
    known.models = models
    known.age = age
    known.places = Dictionary(
      models.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    lists[endpoint] = known
  }

  mutating func fail(_ failure: Failure, of endpoint: String) {
    lists[endpoint, default: Known()].isAsked = false
    lists[endpoint, default: Known()].failure = failure
  }

  mutating func remember(_ models: [RememberedModel]) { remembered = models }

  mutating func setFavourite(_ isFavourite: Bool, _ id: ModelID, of endpoint: String) {
    if let index = remembered.firstIndex(where: { $0.endpoint == endpoint && $0.model == id }) {
      remembered[index].isFavourite = isFavourite
    } else {
      remembered.append(RememberedModel(endpoint: endpoint, model: id, isFavourite: isFavourite))
    }
  }

  /// Everything that can be asked at an endpoint: favourites, then those used last, then what is
  /// recommended, then the rest.
  /// - Parameter fixed: favourites of the configuration, for all endpoints; a list that lacks one says
  ///   that it is another endpoint's.
  func entries(of endpoint: String, fixed: [ModelID]) -> [ModelEntry] {
    let known = self[endpoint]
    let own = remembered.filter { $0.endpoint == endpoint }
    let isListed = known.age == .now || !known.models.isEmpty
    var entries: [ModelEntry] = []
    var seen: Set<ModelID> = []
    func add(_ id: ModelID, _ rank: ModelEntry.Rank, isFixed: Bool = false) {
      guard seen.insert(id).inserted else { return }
      let info = known.info(of: id) ?? ModelInfo(id: id)
      entries.append(
        ModelEntry(
          info: info, isListed: known.places[id] != nil, rank: rank, isFixed: isFixed))
    }
    for id in fixed where !isListed || known.places[id] != nil {
      add(id, .favourite, isFixed: true)
    }
    for one in own where one.isFavourite { add(one.model, .favourite) }
    let recent = own.filter { $0.usedAt != nil }
      .sorted { ($0.usedAt?.seconds ?? 0) > ($1.usedAt?.seconds ?? 0) }
    for one in recent.prefix(Self.recentLimit) { add(one.model, .recent) }
    for info in known.models where info.source == .recommended { add(info.id, .recommended) }
    for info in known.models { add(info.id, .other) }
    return entries
  }
}

/// A model as it is offered.
struct ModelEntry: Hashable, Sendable {
  /// Why it stands where it stands, best first.
  enum Rank: Int, Hashable, Sendable {
    case favourite, recent, recommended, other
  }

  var info: ModelInfo
  /// The endpoint's list has it, or the configuration's; else it was typed once.
  var isListed: Bool
  var rank: Rank
  /// A favourite of the configuration: it is changed there.
  var isFixed = false
}
