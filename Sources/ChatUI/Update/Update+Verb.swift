extension Model {
  /// Does what a command with an argument says; each decides in a file of its own.
  /// - Parameter argument: without blanks at its ends; empty: none was given.
  mutating func perform(_ verb: Verb, _ argument: String, at now: Now) -> [Effect] {
    switch verb {
    case .rename: rename(argument, at: now)
    case .tag: tag(argument, at: now)
    case .untag: untag(argument, at: now)
    case .star: star(at: now)
    case .archive: archive(at: now)
    case .delete: deleteConversation(at: now)
    case .undelete: undelete(at: now)
    case .restore: restore(at: now)
    case .open: openConversation(argument, at: now)
    case .export: export(argument, at: now)
    case .logs: openBrowser(for: argument, at: now)
    case .model: useModel(argument, at: now)
    case .endpoint: useEndpoint(argument, at: now)
    case .preset: usePreset(argument, at: now)
    case .system: setSystemPrompt(argument, at: now)
    case .set: setParameter(argument, at: now)
    case .attach: attach(argument, at: now)
    case .copy: copyFromAnswer(argument, at: now)
    case .save: saveFromAnswer(argument, at: now)
    case .find: findText(argument, at: now)
    case .edit: editLastPrompt(at: now)
    case .theme: useTheme(argument, at: now)
    case .config: configure(argument, at: now)
    case .keys: showKeys(argument, at: now)
    case .help: showHelp(about: argument, at: now)
    case .doctor: runDoctor(at: now)
    }
  }
}
