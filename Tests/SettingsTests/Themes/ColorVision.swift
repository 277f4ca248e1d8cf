import TUI

/// How people see a colour who lack one of the three kinds of cones, after G. M. Machado, M. M.
/// Oliveira and L. A. F. Fernandes, “A Physiologically-based Model for Simulation of Color Vision
/// Deficiency”, IEEE TVCG 15 (6), 2009, at severity 1.
enum ColorVision: CaseIterable {
  case usual, protanopia, deuteranopia, tritanopia

  func see(_ color: RGB) -> Oklab {
    let light = color.linear
    let seen = rows.map { row in min(1, max(0, (row * light).sum())) }
    return Oklab(linear: SIMD3(seen[0], seen[1], seen[2]))
  }

  private var rows: [SIMD3<Double>] {
    switch self {
    case .usual: [SIMD3(1, 0, 0), SIMD3(0, 1, 0), SIMD3(0, 0, 1)]
    case .protanopia:
      [
        SIMD3(0.152286, 1.052583, -0.204868), SIMD3(0.114503, 0.786281, 0.099216),
        SIMD3(-0.003882, -0.048116, 1.051998),
      ]
    case .deuteranopia:
      [
        SIMD3(0.367322, 0.860646, -0.227968), SIMD3(0.280085, 0.672501, 0.047413),
        SIMD3(-0.011820, 0.042940, 0.968881),
      ]
    case .tritanopia:
      [
        SIMD3(1.255528, -0.076749, -0.178779), SIMD3(-0.078411, 0.930809, 0.147602),
        SIMD3(0.004733, 0.691367, 0.303900),
      ]
    }
  }
}
