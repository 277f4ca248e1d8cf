import Chat
import ChatUI
import Dispatch
import Glibc
import Settings

/// What is kept of models on the disk: the list that each endpoint gave last, the favourites, the ones
/// used last. That it cannot be written costs nobody a chat.
actor ModelLibrary {
  /// The disk may be slow: not on the queue that answers keys.
  private static let executor = QueueExecutor(DispatchQueue(label: "confab.models"))
  /// Ten times what the longest known list takes.
  static let limit = 4 << 20

  private let listDirectory: String
  private let memoryFile: String

  nonisolated var unownedExecutor: UnownedSerialExecutor {
    Self.executor.asUnownedSerialExecutor()
  }

  init(_ places: Places) {
    listDirectory = places.cacheDirectory + "/models"
    memoryFile = places.stateDirectory + "/models.json"
  }

  /// The list that an endpoint gave last, in whatever run; nil: none is kept.
  func list(of connection: Connection) -> ModelListFile? {
    guard let address = connection.address,
      let bytes = PrivateFile.read(listFile(connection.facts.name), limit: Self.limit),
      let file = ModelListFile(bytes), file.address == address, !file.models.isEmpty
    else { return nil }
    return file
  }

  func keep(_ models: [ModelInfo], of connection: Connection, asOf time: WallTime) {
    guard let address = connection.address, !models.isEmpty else { return }
    let file = ModelListFile(address: address, asOf: time, models: models)
    try? PrivateFile.replace(listFile(connection.facts.name), with: file.bytes)
  }

  func remembered() -> [RememberedModel] { memory().models }

  /// Other instances may have changed other models meanwhile: theirs stay.
  /// - Returns: all that is remembered then.
  func change(
    _ id: ModelID, of endpoint: String, _ change: @Sendable (inout RememberedModel) -> Void
  ) -> [RememberedModel] {
    PrivateFile.exclusively(memoryFile) {
      var memory = memory()
      memory.change(id, of: endpoint, change)
      try? PrivateFile.replace(memoryFile, with: memory.bytes)
      return memory.models
    }
  }

  /// A file that cannot be read is put aside, not written over.
  private func memory() -> ModelMemory {
    guard let bytes = PrivateFile.read(memoryFile, limit: Self.limit) else { return ModelMemory() }
    if let memory = ModelMemory(bytes) { return memory }
    rename(memoryFile, memoryFile + ".unreadable")
    return ModelMemory()
  }

  /// Names of endpoints may hold anything; those of files may not.
  private func listFile(_ endpoint: String) -> String {
    var name = ""
    for byte in endpoint.utf8.prefix(80) {
      let character = Character(Unicode.Scalar(byte))
      if character.isASCII,
        character.isLetter || character.isNumber || "-_".contains(character)
          || (character == "." && !name.isEmpty)
      {
        name.append(character)
      } else {
        name += "%" + String(byte, radix: 16, uppercase: true)
      }
    }
    return "\(listDirectory)/\(name).json"
  }
}
