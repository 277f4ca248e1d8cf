/// What is said of what is being written: the sign before it, and a few words above it.
struct WritingWords {
  let model: Model

  private var mode: ViMode? {
    model.setup.preferences.editing == .vi ? model.composer.mode : nil
  }

  /// Two columns: what keys are to what stands behind it.
  var sign: String {
    switch mode {
    case .normal: ": "
    case .visual: "v "
    case .visualLine: "V "
    case .replace: "R "
    case .insert, nil: "> "
    }
  }

  /// vi's mode with the keys that wait for more, or what can be done with what is selected; longest
  /// form first.
  var forms: [String] {
    guard model.keyContext == .chat else { return [] }
    if let mode, mode != .insert {
      let keys = model.composer.pendingKeys
      return keys.isEmpty ? [mode.name] : ["\(mode.name) · \(keys)", keys]
    }
    guard model.composer.hasSelection else { return [] }
    guard model.composer.hasRegion else { return ["mark set"] }
    let keys = [(ComposerEdit.copySelection, "copy"), (.cutSelection, "cut")].compactMap {
      edit, what in model.keymap.label(of: .edit(edit), in: .region).map { "\($0) \(what)" }
    }
    return [(["selected"] + keys).joined(separator: " · "), "selected"]
  }
}
