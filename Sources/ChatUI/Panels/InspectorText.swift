import Chat
import TUI

/// A part of the inspector as lines. Of a body it keeps where its lines stand, not the lines.
struct InspectorText: LineSource, Sendable {
  enum Line {
    case heading(String)
    /// A short label and its value.
    case field(String, String)
    /// A header as it stood: its name can be long.
    case header(String, String)
    case note(String)
    case time(String)
    case blank
    /// Bytes of `sources`.
    case bytes(Int, Range<Int>)
  }

  var lines: [Line] = []
  private(set) var sources: [[UInt8]] = []
  /// What the lines were made of, to tell whether it has changed.
  var made: InspectorSource?

  var lineCount: Int { lines.count }

  mutating func append(body: [UInt8], _ ranges: [Range<Int>]) {
    sources.append(body)
    lines += ranges.map { .bytes(sources.count - 1, $0) }
  }

  func rows(of line: Int, width: Int, theme: Theme) -> [Row] {
    let width = max(1, width)
    switch lines[line] {
    case .heading(let text): return wrap(cells(text, style: theme[.panelTitle]), width: width)
    case .field(let label, let value): return Labelled.rows(label, value, width, theme)
    case .header(let name, let value):
      return wrap(
        cells("\(name): ", style: theme[.dim]) + cells(value, style: theme[.panelText]),
        width: width, indent: 2)
    case .note(let text): return wrap(cells(text, style: theme[.dim]), width: width)
    case .time(let text): return [clip(cells(text, style: theme[.meter]), to: width)]
    case .blank: return [[]]
    case .bytes(let source, let range):
      let text = RawText.text(sources[source][range])
      return RawText.rows(
        RawText.cells(text, style: theme[.panelText], signs: theme[.dim]), width: width)
    }
  }
}

/// What an inspector's text was made of.
struct InspectorSource: Hashable, Sendable {
  var id: ExchangeID?
  var isRaw = false
  var headers: [ExchangeRecord.Header] = []
  var bytes = 0
  /// Of a stream: chunks that were looked at, and bytes that had been dropped by then.
  var chunks = 0
  var dropped = 0
}
