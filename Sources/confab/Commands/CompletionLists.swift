import ArgumentParser
import Chat
import ChatUI
import Glibc
import Settings

/// What a shell offers for values: from files alone, so that no key waits for a network.
enum CompletionLists {
  static let models = CompletionKind.custom { _, _, _ in modelNames() }
  static let endpoints = CompletionKind.custom { _, _, _ in settings().endpoints.map(\.name) }
  static let presets = CompletionKind.custom { _, _, _ in settings().preferences.presets.map(\.name)
  }
  static let themes = CompletionKind.custom { _, _, _ in
    guard let places = places() else { return [] }
    return ThemeLibrary(directories: places.themeDirectories).names()
      + [ThemeSelection.automatic]
  }

  private static func places() -> Places? {
    try? Places(
      environment: ProcessEnvironment.variables(), executable: Places.executable())
  }

  private static func settings() -> Settings {
    places().map { SettingsReader($0).settings } ?? Settings()
  }

  /// Of the lists that endpoints gave last, those that the configuration names, and the demo's own.
  private static func modelNames() -> [String] {
    guard let places = places() else { return [] }
    let settings = SettingsReader(places).settings
    var names = settings.endpoints.flatMap { endpoint in
      (endpoint.model.map { [$0] } ?? []) + endpoint.models
    }.map(\.rawValue)
    let directory = places.cacheDirectory + "/models"
    for file in files(in: directory) where file.hasSuffix(".json") {
      let bytes = PrivateFile.read("\(directory)/\(file)", limit: ModelLibrary.limit)
      names += bytes.flatMap { ModelListFile($0) }?.models.map(\.id.rawValue) ?? []
    }
    return Set(names).sorted()
  }

  private static func files(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names
  }
}
