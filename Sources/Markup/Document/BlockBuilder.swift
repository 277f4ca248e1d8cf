import CMD4C

/// Makes blocks of what md4c reports. Lives for one parse; keeps a stack of its own, so that the depth
/// of a text is not the depth of calls.
final class BlockBuilder {
  fileprivate enum Kind {
    case document, quote, paragraph, row, head
    case list(start: Int?, delimiter: Character, isTight: Bool)
    case item(isDone: Bool?)
    case heading(Int)
    case code(info: String, isFenced: Bool)
    case html
    case table
    case cell
    /// Too deep: what is in it goes to what it is in.
    case transparent
  }

  fileprivate struct Frame {
    var kind: Kind
    var blocks: [Block] = []
    var items: [BlockList.Item] = []
    var text = ""
    var cells: [[Inline]] = []
    var rows: [[[Inline]]] = []
    var alignments: [Table.Alignment] = []
  }

  private var frames = [Frame(kind: .document)]
  private var spans: SpanBuilder
  private var depth = 0
  private let inserts: [SourceRewriter.Insert]
  private let tableColumns: [Int]
  private var tables = 0

  init(_ source: SourceRewriter.Result) {
    inserts = source.inserts
    tableColumns = source.tableColumns
    spans = SpanBuilder(inserts: source.inserts)
  }

  static func at(_ pointer: UnsafeMutableRawPointer?) -> BlockBuilder {
    guard let pointer else { preconditionFailure("md4c hands its user data on") }
    return Unmanaged<BlockBuilder>.fromOpaque(pointer).takeUnretainedValue()
  }

  var blocks: [Block] { frames[0].blocks }

  func enter(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) {
    switch type {
    case MD_BLOCK_DOC: return
    case MD_BLOCK_QUOTE, MD_BLOCK_UL, MD_BLOCK_OL, MD_BLOCK_LI:
      flushImplicitParagraph()
      enterContainer(type, detail)
    case MD_BLOCK_HR:
      flushImplicitParagraph()
      push(.paragraph)
    case MD_BLOCK_H:
      flushImplicitParagraph()
      push(.heading(Int(detail.load(MD_BLOCK_H_DETAIL.self).level)))
    case MD_BLOCK_CODE:
      flushImplicitParagraph()
      let code = detail.load(MD_BLOCK_CODE_DETAIL.self)
      push(.code(info: spans.text(of: code.info), isFenced: code.fence_char != 0))
    case MD_BLOCK_HTML:
      flushImplicitParagraph()
      push(.html)
    case MD_BLOCK_P:
      flushImplicitParagraph()
      push(.paragraph)
    case MD_BLOCK_TABLE:
      flushImplicitParagraph()
      push(.table)
    case MD_BLOCK_THEAD: push(.head)
    case MD_BLOCK_TR: push(.row)
    case MD_BLOCK_TH, MD_BLOCK_TD:
      if type == MD_BLOCK_TH, let table = frames.lastIndex(where: { $0.isTable }) {
        frames[table].alignments.append(Table.Alignment(detail.load(MD_BLOCK_TD_DETAIL.self).align))
      }
      push(.cell)
      spans.isInTable = true
    default: push(.transparent)
    }
  }

  func leave(_ type: MD_BLOCKTYPE) {
    if type == MD_BLOCK_DOC {
      flushImplicitParagraph()
      return
    }
    if frames[frames.count - 1].holdsBlocks { flushImplicitParagraph() }
    let frame = frames.removeLast()
    switch frame.kind {
    case .document: break
    case .paragraph:
      let inlines = spans.take()
      if type == MD_BLOCK_HR {
        add(.rule)
      } else if !inlines.isEmpty {
        // md4c makes an empty one of a task without words.
        add(.paragraph(inlines))
      }
    case .heading(let level): add(.heading(level: level, spans.take()))
    case .quote:
      depth -= 1
      add(.quote(frame.blocks))
    case .list(let start, let delimiter, let isTight):
      depth -= 1
      add(
        .list(BlockList(start: start, delimiter: delimiter, isTight: isTight, items: frame.items)))
    case .item(let isDone):
      frames[frames.count - 1].items.append(
        BlockList.Item(isDone: isDone, blocks: frame.blocks))
    case .code(let info, let isFenced):
      add(.code(CodeBlock(info: info, text: frame.text, isFenced: isFenced)))
    case .html: add(.html(frame.text))
    case .head: frames[frames.count - 1].cells = frame.cells
    case .row:
      if case .head = frames[frames.count - 1].kind {
        frames[frames.count - 1].cells = frame.cells
      } else {
        frames[frames.count - 1].rows.append(frame.cells)
      }
    case .cell:
      spans.isInTable = false
      frames[frames.count - 1].cells.append(spans.take())
    case .table: add(.table(finished(frame)))
    case .transparent:
      frames[frames.count - 1].blocks += frame.blocks
      frames[frames.count - 1].rows += frame.rows
      if isContainer(type) { depth -= 1 }
    }
  }

  func enter(_ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?) { spans.enter(type, detail) }

  func leave(_ type: MD_SPANTYPE) { spans.leave() }

  func add(_ type: MD_TEXTTYPE, _ text: UnsafeBufferPointer<CChar>) {
    switch frames[frames.count - 1].kind {
    case .code, .html:
      if type == MD_TEXT_NULLCHAR {
        frames[frames.count - 1].text += "\u{FFFD}"
      } else {
        frames[frames.count - 1].text += SpanBuilder.string(text)
      }
    default:
      spans.add(type, text)
    }
  }

  private func isContainer(_ type: MD_BLOCKTYPE) -> Bool {
    type == MD_BLOCK_QUOTE || type == MD_BLOCK_UL || type == MD_BLOCK_OL
  }

  private func enterContainer(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) {
    if isContainer(type) { depth += 1 }
    guard depth <= MarkdownParser.maximumDepth else { return push(.transparent) }
    switch type {
    case MD_BLOCK_UL:
      let list = detail.load(MD_BLOCK_UL_DETAIL.self)
      push(.list(start: nil, delimiter: Self.character(list.mark), isTight: list.is_tight != 0))
    case MD_BLOCK_OL:
      let list = detail.load(MD_BLOCK_OL_DETAIL.self)
      push(
        .list(
          start: Int(list.start), delimiter: Self.character(list.mark_delimiter),
          isTight: list.is_tight != 0))
    case MD_BLOCK_LI:
      let item = detail.load(MD_BLOCK_LI_DETAIL.self)
      push(.item(isDone: item.is_task == 0 ? nil : Self.character(item.task_mark) != " "))
    default: push(.quote)
    }
  }

  private func push(_ kind: Kind) { frames.append(Frame(kind: kind)) }

  private func add(_ block: Block) { frames[frames.count - 1].blocks.append(block) }

  /// The text of a tight item comes without a paragraph.
  private func flushImplicitParagraph() {
    guard !spans.isEmpty else { return }
    add(.paragraph(spans.take()))
  }

  /// Without the columns that were added for rows longer than the header, as far as they are empty.
  private func finished(_ frame: Frame) -> Table {
    var table = Table(alignments: frame.alignments, header: frame.cells, rows: frame.rows)
    let columns = tables < tableColumns.count ? tableColumns[tables] : table.header.count
    tables += 1
    while table.header.count > columns, table.header.last?.isEmpty == true,
      table.rows.allSatisfy({ $0.last?.isEmpty != false })
    {
      table.alignments.removeLast()
      table.header.removeLast()
      for row in table.rows.indices where !table.rows[row].isEmpty { table.rows[row].removeLast() }
    }
    return table
  }

  private static func character(_ byte: CChar) -> Character {
    Character(Unicode.Scalar(UInt8(bitPattern: byte)))
  }
}

extension BlockBuilder.Frame {
  /// Text in it that is in no paragraph makes one.
  fileprivate var holdsBlocks: Bool {
    switch kind {
    case .document, .quote, .item, .transparent: true
    default: false
    }
  }

  fileprivate var isTable: Bool {
    if case .table = kind { return true }
    return false
  }
}

extension Table.Alignment {
  fileprivate init(_ align: MD_ALIGN) {
    switch align {
    case MD_ALIGN_LEFT: self = .left
    case MD_ALIGN_CENTER: self = .center
    case MD_ALIGN_RIGHT: self = .right
    default: self = .none
    }
  }
}

extension UnsafeMutableRawPointer? {
  /// What md4c's detail of a block or span points to.
  func load<Detail>(_ type: Detail.Type) -> Detail {
    guard let self else { preconditionFailure("md4c gives such a block its detail") }
    return self.load(as: type)
  }
}
