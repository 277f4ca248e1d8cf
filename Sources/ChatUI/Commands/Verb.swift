/// What a command with an argument does: `/rename Trip to Oslo`. A verb without its argument asks for
/// it, or says what it may be.
package enum Verb: String, CaseIterable, Hashable, Sendable {
  // Conversations.
  case rename, tag, untag, star, archive, delete, undelete, restore, open, export, logs
  // Models, and what is sent along.
  case model, endpoint, preset, system, set
  // Texts.
  case attach, copy, save, find, edit
  // The program.
  case theme, config, keys, help, doctor
}
