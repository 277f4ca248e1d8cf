import Chat

extension Model {
  /// Esc: one step back, from the top layer down.
  mutating func back(at now: Now) -> [Effect] {
    if case .setup = overlay {
      return leaveSetupStep()
    } else if let overlay {
      self.overlay = overlay.below
    } else if isBrowsing {
      return leaveBrowserStep()
    } else if front.selection != nil {
      leaveSelection()
    } else if hitContext != nil {
      return backToBrowser(at: now)
    } else if front.find != nil {
      return leaveFind()
    } else if composer.hasSelection {
      edit(.endSelection)
    } else if let edit = front.branching.edit {
      leaveEdit(edit, at: now)
    } else if front.isPrefixed {
      front.isPrefixed = false
    } else if front.outgoing != nil {
      takeBackOutgoing()
    } else if isTurnRunning {
      return [.session(.cancel)]
    } else if isVisiting, composer.isEmpty {
      return backToBrowser(at: now)
    } else if notice != nil {
      notice = nil
    } else if composer.isEmpty {
      offer = nil
    }
    return []
  }

  /// Ctrl-C: stops what runs; else clears the draft; on an empty one the second in a row quits.
  mutating func interrupt(at now: Now) -> [Effect] {
    if case .setup = overlay { return leaveSetupStep() }
    if overlay != nil {
      overlay = nil
      return []
    }
    if isBrowsing { return leaveBrowserStep() }
    endVisit()
    if front.selection != nil {
      leaveSelection()
      return []
    }
    if front.find != nil { return leaveFind() }
    front.isPrefixed = false
    if front.outgoing != nil {
      takeBackOutgoing()
      return []
    }
    if isTurnRunning { return [.session(.cancel)] }
    if let edit = front.branching.edit {
      leaveEdit(edit, at: now)
      return []
    }
    if !composer.isEmpty {
      front.composer.clear()
      let undo = keymap.label(of: .edit(.undo), in: .chat) ?? ""
      return say("draft cleared: \(undo) brings it back", at: now)
    }
    if notice?.kind == .quitAsked { return [.quit] }
    return say(
      "\(keymap.label(of: .interrupt, in: .chat) ?? "") once more quits", kind: .quitAsked, at: now)
  }
}
