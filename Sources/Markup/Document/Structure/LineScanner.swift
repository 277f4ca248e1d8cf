/// The block structure of a text, line by line (CommonMark 0.30 §4, §5 and appendix “Phase 1”): which
/// quotes and list items are open, and what the innermost of them holds.
///
/// It says what a line is, where its own text begins and whether it goes on with what is open; it
/// keeps nothing of the text. It agrees with md4c, so that a text can be cut where md4c would see a
/// boundary. Not responsible for where to cut (`MarkdownScanner`) nor for what is inside of a
/// paragraph (md4c).
struct LineScanner: Hashable, Sendable {
  /// A quote or a list item that is open.
  struct Container: Hashable, Sendable {
    /// `>`, `-`, `+`, `*`, `.` or `)`.
    var mark: UInt8
    /// Columns before the mark, and before what is in the item, from the parent's own.
    var markIndent: Int
    var contentIndent: Int
    /// Of an item with `.` or `)`.
    var number: Int

    var isQuote: Bool { mark == .quoteMark }
    var isNumbered: Bool { mark == .dot || mark == .closingParenthesis }
  }

  /// What the innermost container holds.
  enum Leaf: Hashable, Sendable {
    case none
    case paragraph(lines: Int)
    case fence(Fence)
    case indented
    /// `kind`: the start condition, 1 to 7 (CommonMark 0.30 §4.6).
    case html(kind: Int)
    /// The end condition was met; HTML in the next line still belongs to the same block.
    case htmlEnded
    case table

    /// It goes on in a line that lacks the marks of the containers it is in.
    var isLazy: Bool {
      if case .paragraph = self { return true }
      return false
    }
  }

  /// A fence of code.
  struct Fence: Hashable, Sendable {
    var mark: UInt8
    var length: Int
    var indent: Int
  }

  enum Kind: Hashable, Sendable {
    case blank
    /// Of a paragraph, also a lazy line.
    case text
    case setext, rule, heading
    case fenceOpening, fenceClosing
    /// A line of fenced or indented code.
    case code
    case html
    case tableDelimiter, tableRow
  }

  /// What a line turned out to be.
  struct Line: Hashable, Sendable {
    var kind: Kind
    /// Offset of what follows the containers' marks and the blanks after them.
    var content: Int
    /// Columns between the containers' marks and the content.
    var indent: Int
    /// How many of the open containers it is in, without those that it opens; a lazy line is in all.
    var parents: Int
    /// The line is the next item of the list that the container at `parents` is an item of.
    var isSibling = false
    /// How many containers it opens, a sibling not among them.
    var opened = 0
    /// The line goes on with the leaf that was open.
    var goesOn = false
    /// A blank line in an item: what follows in the list makes the list a loose one.
    var loosens = false

    /// The line begins with a mark of a list or a quote.
    var opensContainer: Bool { isSibling || opened > 0 }
  }

  /// Deeper nesting is text. md4c goes on, the parser flattens it: nothing depends on it but time.
  static let maximumDepth = 100

  /// Columns that make code.
  static let codeIndent = 4

  var containers: [Container] = []
  var leaf: Leaf = .none
  /// The innermost container is an item without anything in it.
  private var isItemEmpty = false
  /// An item's mark was followed by two blank lines: the item ends there.
  private var hasTwoBlankLines = false
  /// Display math that is open in the paragraph: its lines are text whatever they begin with.
  private(set) var openMath: MathOpening?

  /// Takes in a line.
  /// - Parameter line: without its line break.
  mutating func take(_ line: SourceLine) -> Line {
    var cursor = LineCursor(line)
    cursor.skipBlanks()
    let parents = matchContainers(&cursor)
    let result = classify(&cursor, parents: parents)
    follow(result, line)
    return result
  }

  /// Takes in what follows of a line that is too long to be taken at once: it is what its beginning is.
  mutating func takeRest(_ line: SourceLine) -> Line {
    let kind: Kind
    switch leaf {
    case .none: kind = .text
    case .paragraph: kind = .text
    case .fence, .indented: kind = .code
    case .html, .htmlEnded: kind = .html
    case .table: kind = .tableRow
    }
    let goesOn = leaf != .none
    if !goesOn { leaf = .paragraph(lines: 1) }
    return Line(
      kind: kind, content: line.start, indent: 0, parents: containers.count, goesOn: goesOn)
  }

  private func matchContainers(_ cursor: inout LineCursor) -> Int {
    var parents = 0
    while parents < containers.count {
      let container = containers[parents]
      if container.isQuote {
        guard cursor.indent < Self.codeIndent, cursor.byte == .quoteMark else { break }
        cursor.skipMark(1)
        // The blank after the mark is part of it.
        if cursor.indent > 0 { cursor.indent -= 1 }
      } else if cursor.indent >= container.contentIndent {
        cursor.indent -= container.contentIndent
      } else {
        break
      }
      parents += 1
    }
    if cursor.isAtEnd {
      // A blank line needs no indentation to be in an item.
      while parents < containers.count, !containers[parents].isQuote { parents += 1 }
    }
    return parents
  }

  private mutating func classify(_ cursor: inout LineCursor, parents matched: Int) -> Line {
    var parents = matched
    var siblings = 0
    var opened = 0
    // What the line may go on with: the open leaf, until a mark of a container ends it. Only a
    // paragraph goes on outside of the container that it is in.
    var pivot = leaf
    if parents < containers.count, !pivot.isLazy { pivot = .none }

    func line(_ kind: Kind, goesOn: Bool = false) -> Line {
      Line(
        kind: kind, content: cursor.offset, indent: cursor.indent, parents: parents,
        isSibling: siblings > 0, opened: opened, goesOn: goesOn)
    }
    func isInAll() -> Bool { parents == containers.count }

    while true {
      if case .fence(let fence) = pivot {
        if cursor.indent < Self.codeIndent, cursor.line.closesFence(fence, at: cursor.offset) {
          return line(.fenceClosing, goesOn: true)
        }
        if isInAll() {
          cursor.indent = max(0, cursor.indent - fence.indent)
          return line(.code, goesOn: true)
        }
      }
      if case .html(let kind) = pivot, parents == containers.count {
        if kind >= 6, cursor.isAtEnd { return line(.blank) }
        return line(.html, goesOn: true)
      }
      if openMath != nil, case .paragraph = pivot, !cursor.isAtEnd, parents == containers.count {
        return line(.text, goesOn: true)
      }
      if cursor.isAtEnd {
        if pivot == .indented, parents == containers.count { return line(.code, goesOn: true) }
        if siblings + opened == 0, parents > 0, !containers[parents - 1].isQuote, leaf == .none,
          isItemEmpty
        {
          hasTwoBlankLines = true
        }
        var blank = line(.blank)
        blank.loosens = siblings + opened == 0 && parents > 0 && !containers[parents - 1].isQuote
        return blank
      }
      if hasTwoBlankLines {
        if parents > 0, !containers[parents - 1].isQuote, siblings + opened == 0, leaf == .none,
          isItemEmpty
        {
          parents -= 1
        }
        hasTwoBlankLines = false
      }

      let isText: Bool
      if case .paragraph = pivot { isText = true } else { isText = false }
      let isIndented = cursor.indent >= Self.codeIndent

      if !isIndented, isText, isInAll(), cursor.line.isSetextUnderline(at: cursor.offset) {
        return line(.setext, goesOn: true)
      }
      if !isIndented, cursor.line.isRule(at: cursor.offset) { return line(.rule) }

      if parents < containers.count, siblings + opened == 0, !isIndented,
        var mark = cursor.line.containerMark(at: cursor.offset, indent: cursor.indent),
        !mark.container.isQuote, mark.container.mark == containers[parents].mark,
        mark.container.markIndent <= containers[parents].contentIndent
      {
        pivot = .none
        cursor.skipMark(mark.length)
        cursor.settle(&mark.container)
        // The list counts on, whatever number stands there.
        mark.container.number = containers[parents].number + 1
        containers.removeSubrange(parents...)
        containers.append(mark.container)
        siblings = 1
        isItemEmpty = true
        continue
      }

      if isIndented, pivot == .none || pivot == .indented {
        cursor.indent -= Self.codeIndent
        return line(.code, goesOn: pivot == .indented && isInAll())
      }

      if !isIndented, containers.count < Self.maximumDepth,
        var mark = cursor.line.containerMark(at: cursor.offset, indent: cursor.indent),
        mayOpen(mark, at: cursor, interrupts: isText && isInAll())
      {
        pivot = .none
        cursor.skipMark(mark.length)
        cursor.settle(&mark.container)
        if opened == 0 { containers.removeSubrange((parents + siblings)...) }
        opened += 1
        containers.append(mark.container)
        isItemEmpty = !mark.container.isQuote
        continue
      }

      if pivot == .table, isInAll() { return line(.tableRow, goesOn: true) }
      if !isIndented, cursor.line.headingLevel(at: cursor.offset) != nil { return line(.heading) }
      if cursor.line.fence(at: cursor.offset, indent: cursor.indent) != nil {
        return line(.fenceOpening)
      }
      if !isIndented, cursor.byte == .lessThan, let kind = cursor.line.htmlKind(at: cursor.offset),
        !(kind == 7 && isText)
      {
        return line(.html, goesOn: pivot == .htmlEnded && isInAll())
      }
      if case .paragraph(lines: 1) = pivot, isInAll(),
        cursor.line.tableColumns(at: cursor.offset) != nil
      {
        return line(.tableDelimiter, goesOn: true)
      }
      if isText, siblings + opened == 0 { parents = containers.count }
      return line(.text, goesOn: isText && siblings + opened == 0)
    }
  }

  /// Whether a mark begins a container there: an item interrupts a paragraph only when it has text,
  /// and a numbered one only when it is the first.
  private func mayOpen(
    _ mark: (container: Container, length: Int), at cursor: LineCursor, interrupts: Bool
  ) -> Bool {
    guard interrupts, !mark.container.isQuote else { return true }
    if cursor.line.isBlank(from: cursor.offset + mark.length) { return false }
    return !mark.container.isNumbered || mark.container.number == 1
  }

  /// What is open after the line.
  private mutating func follow(_ result: Line, _ source: SourceLine) {
    if !result.opensContainer, result.parents < containers.count {
      containers.removeSubrange(result.parents...)
      if !result.goesOn, result.kind == .blank { leaf = .none }
    }
    if result.kind != .blank { isItemEmpty = false }
    let wasMath = openMath
    openMath = nil
    switch result.kind {
    case .blank, .setext, .rule, .heading, .fenceClosing:
      leaf = .none
    case .text:
      if result.goesOn, case .paragraph(let lines) = leaf {
        leaf = .paragraph(lines: lines + 1)
      } else {
        leaf = .paragraph(lines: 1)
      }
      openMath = MathOpening.after(
        source, from: result.content, open: result.goesOn ? wasMath : nil)
    case .fenceOpening:
      leaf = source.fence(at: result.content, indent: result.indent).map { .fence($0) } ?? .none
    case .code:
      if case .fence = leaf, result.goesOn { return }
      leaf = .indented
    case .html:
      var kind = source.htmlKind(at: result.content) ?? 7
      if case .html(let open) = leaf, result.goesOn { kind = open }
      leaf = source.endsHTML(kind, from: result.content) ? .htmlEnded : .html(kind: kind)
    case .tableDelimiter, .tableRow:
      leaf = .table
    }
  }
}
