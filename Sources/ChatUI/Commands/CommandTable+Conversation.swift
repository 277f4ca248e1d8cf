import TUI

extension CommandTable {
  static let conversationCommands: [Command] = [
    Command(
      "open", "open a conversation of the log", .conversation, .open,
      CommandArgument("title, ID or last", .conversation, isOptional: true)),
    Command(
      "rename", "give this conversation another title", .conversation, .rename,
      CommandArgument("title", .text, isOptional: true)),
    Command(
      "tag", "tag this conversation", .conversation, .tag,
      CommandArgument("name …", .tag, isOptional: true)),
    Command(
      "untag", "take a tag off it", .conversation, .untag,
      CommandArgument("name …", .tag, isOptional: true)),
    Command("star", "star this conversation, or no more", .conversation, .star, nil),
    Command(
      "archive", "list it after the others, or no more", .conversation, .archive, nil),
    Command(
      "delete", "put this conversation into the trash", .conversation, .delete, nil,
      needs: [.messages]),
    Command(
      "undelete", "bring back what was deleted last", .conversation, [], in: [.chat],
      .verb(.undelete, ""), slash: ["undo", "undelete"]),
    Command(
      "restore", "take this one out of the trash", .conversation, .restore, nil,
      needs: [.trashed]),
    Command(
      "export", "write it to a file: .md, .json, .jsonl or .html", .conversation, .export,
      CommandArgument("path", .path, isOptional: true), needs: [.messages]),
  ]
}
