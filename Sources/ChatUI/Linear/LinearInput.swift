package import Chat
package import Markup

/// What somebody says to the program line by line. A line has its meaning when it comes here: which entry
/// a number names was read aloud before.
package enum LinearInput: Hashable, Sendable {
  /// A prompt, a command, or what a list is narrowed down to; several lines are one prompt.
  case line(String)
  /// The beginning of a prompt whose other lines are still to come: kept as the draft.
  case gathered(String)
  /// An empty line: whatever is offered, one step back, or the draft.
  case nothing
  /// An entry of what is open, from 0, with the words that it was read with.
  case entry(Int, words: String)
  /// Narrows the list that is open down.
  case narrow(String)
  case back
  /// Ctrl-C.
  case interrupt
  case perform(Action)
  /// The draft goes.
  case drop
  /// The model in use is a favourite from now on, or no more.
  case favourite
  /// An API key.
  case key(SecretText)
  /// The reader is taken to a message; nil: to the end.
  case goTo(MessageID?)
  /// What is done with texts where there is no cursor to choose them with.
  case text(LinearText)
}

/// What is asked for of the conversation's texts.
package enum LinearText: Hashable, Sendable {
  /// All that matches, by these options, for this once.
  case find(String, TextPattern.Options)
  /// The links of the last answer.
  case links
  /// The last messages in the user's pager; nil: the last answer alone.
  case pager(Int?)
  /// A prompt to be sent anew, counted from the last one, which is 1.
  case edit(Int)
}
