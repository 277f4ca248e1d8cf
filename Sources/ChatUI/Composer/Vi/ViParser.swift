/// Reads the keys of a command. Has no memory: it reads all of them anew with each key, which are a
/// handful.
struct ViParser {
  enum Result: Hashable {
    case complete(ViCommand)
    /// More keys have to come.
    case incomplete
    case invalid
  }

  /// More is a mistake, and would take seconds to do.
  private static let largestCount = 9_999

  private var keys: ArraySlice<Character>
  private let isVisual: Bool
  private var register: Character?
  private var count: Int?

  static func parse(_ keys: [Character], isVisual: Bool) -> Result {
    var parser = ViParser(keys: keys[...], isVisual: isVisual)
    return parser.parse()
  }

  private init(keys: ArraySlice<Character>, isVisual: Bool) {
    self.keys = keys
    self.isVisual = isVisual
  }

  private mutating func parse() -> Result {
    // A count may stand on both sides of the register.
    readCount()
    while keys.first == "\"" {
      guard keys.count > 1 else { return .incomplete }
      keys.removeFirst()
      guard let name = keys.popFirst(), ViRegisters.isName(name) else { return .invalid }
      register = name
      readCount()
    }
    guard let key = keys.popFirst() else { return .incomplete }
    if let motion = Self.motions[key] { return done(.move(motion)) }
    if let find = Self.find(key) { return readFind(find) { .move($0) } }
    if isVisual, key == "i" || key == "a" {
      return readObject { .select($0, around: key == "a") }
    }
    if let named = Self.operators[key] { return readTarget(named, key: key) }
    switch key {
    case "g": return readG()
    case "r":
      guard let character = keys.popFirst() else { return .incomplete }
      return done(.replace(character))
    default:
      let table = isVisual ? Self.visualVerbs : Self.verbs
      return table[key].map { done($0) } ?? .invalid
    }
  }

  private func done(_ verb: ViCommand.Verb) -> Result {
    .complete(ViCommand(register: register, count: count, verb: verb))
  }

  /// A count multiplies the one before it: `2d3w` is `d6w`.
  private mutating func readCount() {
    var number: Int?
    while let digit = keys.first, let value = digit.wholeNumberValue, digit.isASCII,
      number != nil || value > 0
    {
      number = min((number ?? 0) * 10 + value, Self.largestCount)
      keys.removeFirst()
    }
    if let number { count = min((count ?? 1) * number, Self.largestCount) }
  }

  private mutating func readFind(
    _ find: (isForward: Bool, isTill: Bool), _ verb: (ViMotion) -> ViCommand.Verb
  ) -> Result {
    guard let character = keys.popFirst() else { return .incomplete }
    let search = ViFind(character: character, isForward: find.isForward, isTill: find.isTill)
    return done(verb(.find(search)))
  }

  private mutating func readObject(_ verb: (ViObject) -> ViCommand.Verb) -> Result {
    guard let key = keys.popFirst() else { return .incomplete }
    return Self.objects[key].map { done(verb($0)) } ?? .invalid
  }

  private mutating func readTarget(_ named: ViOperator, key: Character) -> Result {
    if isVisual { return done(.operate(named, .selection)) }
    readCount()
    guard let next = keys.popFirst() else { return .incomplete }
    if next == key { return done(.operate(named, .lines)) }
    if let motion = Self.motions[next] { return done(.operate(named, .motion(motion))) }
    if let find = Self.find(next) {
      return readFind(find) { .operate(named, .motion($0)) }
    }
    if next == "i" || next == "a" {
      return readObject { .operate(named, .object($0, around: next == "a")) }
    }
    guard next == "g" else { return .invalid }
    guard let last = keys.popFirst() else { return .incomplete }
    // `gUgU` is `gUU`.
    if let same = Self.longOperators[last], same == named {
      return done(.operate(named, .lines))
    }
    return Self.longMotions[last].map { done(.operate(named, .motion($0))) } ?? .invalid
  }

  private mutating func readG() -> Result {
    guard let key = keys.popFirst() else { return .incomplete }
    if let motion = Self.longMotions[key] { return done(.move(motion)) }
    if let named = Self.longOperators[key] { return readTarget(named, key: key) }
    return key == "J" ? done(.join(spaced: false)) : .invalid
  }

  private static func find(_ key: Character) -> (isForward: Bool, isTill: Bool)? {
    switch key {
    case "f": (true, false)
    case "F": (false, false)
    case "t": (true, true)
    case "T": (false, true)
    default: nil
    }
  }
}
