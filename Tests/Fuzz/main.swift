import Glibc

// Feeds the readers of responses with broken and hostile input, and checks that they neither crash nor
// hang, give the same however the bytes are cut, and keep their bounds. Run it built for release:
// `swift run -c release confab-fuzz --inputs 10000000 --seed 1`.

guard let options = FuzzOptions(CommandLine.arguments.dropFirst()) else {
  FuzzReport.write(FuzzOptions.usage + "\n")
  exit(64)
}

Watchdog.start(seed: options.seed)
let started = ContinuousClock.now
var failures = 0
let most = 10
for number in options.first..<options.first + options.inputs {
  Watchdog.begin(number)
  var mutator = Mutator(seed: options.seed, number: number)
  let target = options.target(of: number)
  let input = target.input(&mutator)
  if let fault = target.fault(input, &mutator) {
    FuzzReport.tell(fault, number: number, seed: options.seed)
    failures += 1
    if failures == most { break }
  }
}
Watchdog.stop()
let seconds = (ContinuousClock.now - started) / .seconds(1)
FuzzReport.write(
  "\(options.inputs) inputs, targets \(options.targets.map(\.rawValue).joined(separator: ", ")), "
    + "seed \(options.seed), \(Int(seconds)) s, \(failures) failures\n")
exit(failures == 0 ? 0 : 1)
