/// A colour as the eye tells colours apart: lightness, green–red and blue–yellow, in which equal
/// distances look about equally large (Björn Ottosson's Oklab, 2020).
package struct Oklab: Hashable, Sendable {
  package var lightness: Double
  package var a: Double
  package var b: Double

  package init(_ color: RGB) { self.init(linear: color.linear) }

  /// - Parameter linear: red, green and blue as amounts of light.
  package init(linear: SIMD3<Double>) {
    let long =
      0.4122214708 * linear.x + 0.5363325363 * linear.y + 0.0514459929 * linear.z
    let medium =
      0.2119034982 * linear.x + 0.6806995451 * linear.y + 0.1073969566 * linear.z
    let short =
      0.0883024619 * linear.x + 0.2817188376 * linear.y + 0.6299787005 * linear.z
    let (l, m, s) = (root(long, 3), root(medium, 3), root(short, 3))
    lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s
    a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s
    b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
  }

  /// How far it is from grey of its lightness.
  package var chroma: Double { (a * a + b * b).squareRoot() }

  /// 0.02 is about what an eye just sees side by side.
  package func distance(to other: Oklab) -> Double {
    let (lightness, a, b) = (
      lightness - other.lightness, self.a - other.a, self.b - other.b
    )
    return (lightness * lightness + a * a + b * b).squareRoot()
  }
}

extension RGB {
  /// The one of xterm's colours 16 to 255 that looks most like it.
  package var nearestOfPalette: UInt8 {
    let wanted = Oklab(self)
    var best: (index: UInt8, distance: Double) = (16, .infinity)
    for (offset, color) in Self.palette.enumerated() {
      let distance = wanted.distance(to: color)
      if distance < best.distance { best = (UInt8(16 + offset), distance) }
    }
    return best.index
  }

  private static let palette: [Oklab] = (16...255).map { index in
    Oklab(RGB(palette: UInt8(index)) ?? .black)
  }
}
