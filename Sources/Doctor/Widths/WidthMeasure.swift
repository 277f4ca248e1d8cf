package import TUI

/// What the columns of the samples tell.
package struct WidthMeasure: Hashable, Sendable {
  package private(set) var profile = WidthProfile.standard
  /// Groups of which every sample was told, and that are drawn as the table has them.
  package private(set) var agreeing: [WidthClass] = []
  package private(set) var differing: [WidthClass] = []
  /// Not all of a group alike, or in a way that no text could be laid out by.
  package private(set) var uneven: [WidthClass] = []
  /// Clusters with the columns that they take, and those that Unicode gives them.
  package private(set) var clusters: [Cluster] = []

  package struct Cluster: Hashable, Sendable {
    package var name: String
    package var columns: Int
    package var expected: Int
  }

  /// - Parameter columns: of the samples, in order; nil: not told.
  package init(_ samples: [WidthSample] = WidthSample.all, columns: [Int?]) {
    let told = zip(samples, columns).compactMap { sample, columns in
      columns.map { (sample: sample, columns: $0) }
    }
    for kind in WidthClass.allCases {
      let ofKind = told.filter { $0.sample.subject == .counted(kind) }
      guard !ofKind.isEmpty, ofKind.count == samples.count(where: { $0.subject == .counted(kind) })
      else { continue }
      let found = Set(ofKind.map { $0.sample.ofGroup($0.columns) })
      guard let columns = found.first, found.count == 1, (0...2).contains(columns) else {
        uneven.append(kind)
        continue
      }
      // What the C library does not know is drawn only where the terminal surely knows it.
      let isAsCounted =
        ofKind.allSatisfy(\.sample.isKnown)
        ? ofKind.allSatisfy { $0.columns == $0.sample.expected } : columns != 2
      if isAsCounted {
        agreeing.append(kind)
      } else {
        differing.append(kind)
        profile[kind] = columns
      }
    }
    for (sample, columns) in told {
      guard case .reduced(let name) = sample.subject else { continue }
      clusters.append(Cluster(name: name, columns: columns, expected: sample.expected))
    }
  }

  /// Nothing was told.
  package var isEmpty: Bool {
    agreeing.isEmpty && differing.isEmpty && uneven.isEmpty && clusters.isEmpty
  }
}
