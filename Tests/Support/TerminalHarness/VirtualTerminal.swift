import CVTerm

/// Interprets the output of a program as a terminal does (libvterm), and gives screens.
///
/// Not thread-safe: its owner guards it. Only rows that were touched are read again.
final class VirtualTerminal {
  private let terminal: OpaquePointer
  private let screen: OpaquePointer
  private let callbacks: UnsafeMutablePointer<VTermScreenCallbacks>
  private var lines: [Screen.Row] = []
  private var damaged: Set<Int> = []
  private var title = ""
  /// The beginning of a character whose rest has not been read: libvterm 0.1.4 takes a character that
  /// comes in two writes for several.
  private var unfinished: [CChar] = []
  private var isAlternate = false
  private var cursorIsVisible = true
  private var columns: Int
  private var rows: Int

  init(columns: Int, rows: Int) {
    (self.columns, self.rows) = (columns, rows)
    terminal = vterm_new(Int32(rows), Int32(columns))
    vterm_set_utf8(terminal, 1)
    screen = vterm_obtain_screen(terminal)
    callbacks = .allocate(capacity: 1)
    callbacks.initialize(to: VTermScreenCallbacks())
    callbacks.pointee.damage = { rect, user in
      VirtualTerminal.from(user).damage(rect)
      return 1
    }
    callbacks.pointee.settermprop = { property, value, user in
      guard let value else { return 0 }
      VirtualTerminal.from(user).set(property, value.pointee)
      return 1
    }
    vterm_screen_set_callbacks(screen, callbacks, Unmanaged.passUnretained(self).toOpaque())
    vterm_screen_enable_altscreen(screen, 1)
    vterm_screen_reset(screen, 1)
    damageAll()
  }

  deinit {
    vterm_free(terminal)
    callbacks.deallocate()
  }

  private static func from(_ user: UnsafeMutableRawPointer?) -> VirtualTerminal {
    Unmanaged<VirtualTerminal>.fromOpaque(user!).takeUnretainedValue()
  }

  /// Takes output of the program. Returns what a terminal answers to it: device attributes, reports.
  func write(_ bytes: [CChar]) -> [UInt8] {
    let known = unfinished + bytes
    let whole = known.count - UTF8Tail.unfinishedBytes(atEndOf: known)
    unfinished = Array(known[whole...])
    vterm_input_write(terminal, known, whole)
    var reply = [CChar](repeating: 0, count: 1024)
    let count = vterm_output_read(terminal, &reply, reply.count)
    return reply.prefix(count).map { UInt8(bitPattern: $0) }
  }

  /// Where the cursor stands, counted in cells from the upper left corner.
  var place: Int {
    var position = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position)
    return Int(position.row) * columns + Int(position.col)
  }

  /// Whether a change at the cursor comes before one that ended at `place`. The lower right corner is
  /// no beginning: terminals that scroll there have its character inserted from the left.
  func isNewFrame(after place: Int) -> Bool {
    self.place < place && self.place < columns * rows - 2
  }

  func resize(columns: Int, rows: Int) {
    (self.columns, self.rows) = (columns, rows)
    vterm_set_size(terminal, Int32(rows), Int32(columns))
    damageAll()
  }

  /// What is shown now.
  func snapshot() -> Screen {
    vterm_screen_flush_damage(screen)
    for row in damaged where row < rows { lines[row] = read(row) }
    damaged.removeAll()
    var position = VTermPos()
    vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position)
    let cursor = Screen.Cursor(
      row: Int(position.row), column: Int(position.col), isVisible: cursorIsVisible)
    return Screen(lines: lines, cursor: cursor, title: title, isAlternate: isAlternate)
  }

  private func damageAll() {
    lines = Array(repeating: Screen.Row(cells: []), count: rows)
    damaged = Set(0..<rows)
  }

  private func damage(_ rect: VTermRect) {
    damaged.formUnion(Int(rect.start_row)..<Int(max(rect.start_row, rect.end_row)))
  }

  private func set(_ property: VTermProp, _ value: VTermValue) {
    switch property {
    case VTERM_PROP_TITLE: title = value.string.map { String(cString: $0) } ?? ""
    case VTERM_PROP_ALTSCREEN:
      isAlternate = value.boolean != 0
      damaged = Set(0..<rows)
    case VTERM_PROP_CURSORVISIBLE: cursorIsVisible = value.boolean != 0
    default: break
    }
  }

  private func read(_ row: Int) -> Screen.Row {
    var cells: [ScreenCell] = []
    cells.reserveCapacity(columns)
    while cells.count < columns {
      let cell = readCell(row: row, column: cells.count)
      cells.append(cell)
      if cell.width == 2, cells.count < columns {
        var half = cell
        half.text = ""
        half.width = 0
        cells.append(half)
      }
    }
    return Screen.Row(cells: cells)
  }

  private func readCell(row: Int, column: Int) -> ScreenCell {
    var raw = VTermScreenCell()
    vterm_screen_get_cell(screen, VTermPos(row: Int32(row), col: Int32(column)), &raw)
    var cell = ScreenCell()
    let text = withUnsafeBytes(of: raw.chars) { buffer in
      buffer.bindMemory(to: UInt32.self).prefix { $0 != 0 }.reduce(into: "") {
        if let scalar = Unicode.Scalar($1) { $0.unicodeScalars.append(scalar) }
      }
    }
    if !text.isEmpty { cell.text = text }
    cell.width = max(1, Int(raw.width))
    cell.bold = raw.attrs.bold != 0
    cell.italic = raw.attrs.italic != 0
    cell.underline = raw.attrs.underline != 0
    cell.reverse = raw.attrs.reverse != 0
    cell.foreground = Self.color(raw.fg)
    cell.background = Self.color(raw.bg)
    return cell
  }

  private static func color(_ color: VTermColor) -> ScreenCell.Color {
    if color.type & UInt8(VTERM_COLOR_DEFAULT_MASK.rawValue) != 0 { return .standard }
    if color.type & UInt8(VTERM_COLOR_TYPE_MASK.rawValue) == UInt8(VTERM_COLOR_INDEXED.rawValue) {
      return .indexed(Int(color.indexed.idx))
    }
    return .rgb(Int(color.rgb.red), Int(color.rgb.green), Int(color.rgb.blue))
  }
}
