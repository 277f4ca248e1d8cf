/// What Confab is, and how it is used.
extension Tour {
  static let basics: [Topic] = [
    Topic(
      "What Confab is", ask: "What is Confab?",
      keywords: ["who are you", "introduc"],
      hints: ["confab", "what is", "about", "hello", "hi", "hey", "tour"],
      """
      Confab is a chat client that fills the terminal. It talks to the Cline API and to every \
      endpoint that speaks the same protocol as OpenAI's: a hosted service, or a model on your own \
      machine.

      Three things matter to it:

      1. **You always see what is happening.** Connecting, waiting, receiving, retrying: each has \
      its own words on the screen, with the seconds that it takes.
      2. **Nothing is lost.** What you type and what arrives is on the disk moments later, also when \
      the connection, the terminal or the machine goes away in the middle.
      3. **It feels instant**, also over a slow SSH link: it sends as few bytes as the terminal needs.

      What you are reading comes from the *demo*: a small server inside the program that speaks the \
      real API, without an account and without a network. The answers are prepared; the way they \
      reach you is not: a real request, a real stream, real errors if you choose them with F5.
      """),
    Topic(
      "First steps and keys", ask: "Which keys do I need?",
      keywords: [
        "first step", "keys", "keyboard", "shortcut", "start", "begin", "use confab", "help",
      ],
      """
      Type a prompt and press **Enter**. While the answer comes, go on reading, scrolling and typing.

      | key | what it does |
      | --- | --- |
      | Enter | sends the prompt |
      | Alt-Enter, Ctrl-J | a new line in the prompt |
      | Esc | stops the answer, cancels a retry, closes what is open |
      | Ctrl-C | the same; else clears the draft; twice on an empty draft quits |
      | PageUp, PageDown | scroll |
      | Ctrl-Home, Ctrl-End | to the start, to the end |
      | Ctrl-F | finds in the conversation, as you type |
      | Alt-S | selects messages and blocks, to copy, save, edit or branch off |
      | F1 | help: every key there is |
      | F3 | outline: prompts and headings, to jump to |
      | F4 | the last error, with everything that is known of it |
      | F5 | chooses the model |
      | F7, F8 | the pieces of an answer as they came; what was sent and received |
      | Ctrl-Z | suspends the program; `fg` brings it back |
      | Ctrl-Q | quits |

      Three are enough for a start: **Enter** to send, **Esc** to stop, **F1** for the rest. The last \
      line of the screen always says which keys matter at the moment, and a line above it tells what \
      a wait is for and how to end it.
      """),
    Topic(
      "Writing: lines, history, drafts", ask: "How do I write several lines?",
      keywords: [
        "multi", "line", "several lines", "new line", "newline", "history", "draft", "writ", "edit",
        "compos", "paste", "undo", "earlier prompt",
      ],
      """
      The prompt is written at the bottom, and the field grows with it.

      - **Several lines:** Alt-Enter or Ctrl-J begins a new line; Enter sends. Where the terminal \
      tells Shift-Enter from Enter, that works as well.
      - **Pasting** never sends anything: line breaks in a paste are line breaks in the prompt. A big \
      paste is folded to a short mark and sent whole; Tab on it unfolds it.
      - **Editing** is as in Emacs and in your shell: Ctrl-A and Ctrl-E go to the ends of the line, \
      Alt-B and Alt-F go by words, Ctrl-W cuts a word, Ctrl-K the rest of the line, Ctrl-Y puts it \
      back, Ctrl-_ undoes.
      - **History:** Up on the first line brings the prompt before, Down on the last line the one \
      after. Ctrl-R shows a list of earlier prompts, of all conversations, to choose from.
      - **Drafts** are kept while you type. After a crash or a lost connection the unfinished prompt \
      stands where it stood. Ctrl-C clears it, and Ctrl-_ takes even that back.

      A prompt that could not be answered comes back to the field, so that nothing is typed twice.
      """),
    Topic(
      "Reading and scrolling", ask: "How do I scroll?",
      keywords: ["scroll", "read", "page", "wheel", "follow", "resize", "end of the"],
      """
      The newest line is followed while you are at the end. Scroll up and the text stands still, \
      however much arrives below: a mark says how many new lines wait. Ctrl-End, or End while the \
      prompt is empty, goes back to the newest.

      PageUp and PageDown go by screens, Space as well while the prompt is empty, Ctrl-Home and \
      Ctrl-End to the two ends; in most terminals the mouse wheel scrolls too. The window may change its size at any time: the line that you are \
      reading stays in view. Confab works from 20 columns and 5 rows upwards.

      **Ctrl-F** finds words or expressions, **F3** lists prompts and headings, **Alt-M** bookmarks a \
      message. **Alt-S** puts a cursor on a block: `y` copies it from the source, `w` saves it to a \
      file, `o` opens it in your pager.

      **Alt-R** asks the last prompt again. The answer that was there is not overwritten: the new one \
      becomes its sibling, marked like `‹2/2›`, and both stay in the log; **Alt-,** and **Alt-.** go \
      from one to the other, **Alt-G** shows the tree of all branches. **Alt-N** begins a new \
      conversation.
      """),
    Topic(
      "The line about the answer in progress", ask: "What do the numbers mean?",
      keywords: [
        "number", "in progress", "meter", "status", "token", "cost", "price", "usage", "speed",
        "bar", "figure",
        "request id",
      ],
      """
      While an answer comes, one line tells how it goes:

      - the **phase**: connecting (no response yet), waiting (it was accepted, nothing is said yet), \
      reasoning, receiving;
      - **tokens** so far and tokens a second, with a small curve of the last seconds;
      - the time to the **first token**, and since the **last byte** when nothing comes;
      - the **request ID**, which support asks for first when something is wrong.

      The last line of the screen is the status bar: conversation, model, tokens sent (↑) and received \
      (↓), cost, and the keys that help now. A figure with `~` before it is an estimate. Cost comes \
      from the server; where the server does not report one, a dash stands in its place, never a zero \
      that nobody measured.
      """),
    Topic(
      "Stopping and leaving", ask: "How do I stop an answer, or quit?",
      keywords: ["stop", "quit", "exit", "leav", "cancel", "abort", "suspend", "close"],
      """
      **Esc** stops an answer. What has come stays, marked as stopped, and the connection is closed, \
      so that the server need not go on. During a wait between two attempts Esc ends the wait. **Ctrl-C** \
      does the same.

      **Ctrl-Q** leaves at once. So does Ctrl-C, pressed twice when the prompt is empty. Nothing needs \
      to be saved: the conversation is on the disk already, and the next start offers to go on with it.

      **Ctrl-Z** suspends Confab as any other program; `fg` in the shell brings it back.

      If the terminal goes away, because a window was closed or an SSH link broke, an answer that is on \
      its way is still received in the background and saved. You find it with the next start.
      """),
  ]
}
