/// Code as answers bring it: short, in many languages, and as a change.
extension Samples {
  static let code = #"""
    The same small task in several languages: read lines, count the words, print the most frequent.

    ```python
    from collections import Counter
    import sys

    def most_frequent(lines, count=3):
        """The words that come most often, with how often."""
        words = (word.lower() for line in lines for word in line.split())
        return Counter(words).most_common(count)  # ties: first seen

    print(most_frequent(sys.stdin))
    ```

    ```swift
    var counts: [Substring: Int] = [:]
    while let line = readLine() {
      for word in line.split(separator: " ") { counts[word, default: 0] += 1 }
    }
    /* the most frequent come first */
    for (word, count) in counts.sorted(by: { $0.value > $1.value }).prefix(3) {
      print("\(word): \(count)")
    }
    ```

    ```typescript
    type Count = { word: string; times: number };

    export function mostFrequent(text: string, limit = 3): Count[] {
      const counts = new Map<string, number>();
      for (const word of text.toLowerCase().match(/\w+/g) ?? []) {
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
      return [...counts].map(([word, times]) => ({ word, times })).slice(0, limit);
    }
    ```

    ```rust
    fn main() -> std::io::Result<()> {
        let mut counts = std::collections::HashMap::<String, usize>::new();
        for line in std::io::stdin().lines() {
            for word in line?.split_whitespace() {
                *counts.entry(word.to_lowercase()).or_insert(0) += 1;
            }
        }
        println!("{} different words", counts.len());
        Ok(())
    }
    ```

    ```sh
    tr -cs '[:alpha:]' '\n' < "$1" | sort | uniq -c | sort -rn | head -n "${2:-3}"  # as ever
    ```

    What it runs in:

    ```dockerfile
    FROM debian:12-slim
    RUN apt-get update && apt-get install -y --no-install-recommends python3
    COPY count.py /usr/local/bin/
    ENTRYPOINT ["python3", "/usr/local/bin/count.py"]
    ```

    ```yaml
    services:
      count:
        image: "count:1.2"   # the version below
        environment: { LANG: C.UTF-8, LIMIT: 3 }
    ```

    ```toml
    [package]
    name = "count"
    version = "1.2.0"
    keywords = ["words", "text"]
    ```

    ```json
    { "word": "the", "times": 42, "isShort": true, "synonyms": null }
    ```

    And a change to it:

    ```diff
    --- a/count.py
    +++ b/count.py
    @@ -4,3 +4,3 @@
     def most_frequent(lines, count=3):
    -    words = (word for line in lines for word in line.split())
    +    words = (word.lower() for line in lines for word in line.split())
         return Counter(words).most_common(count)
    ```
    """#

  static let formulas = #"""
    Formulas stay readable: inline, as in \( a^2 + b^2 = c^2 \) or $\alpha \leq \frac{\pi}{2}$, and on
    a line of their own:

    \[
    x_{1,2} = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}
    \]

    $$\sum_{i=1}^{n} i = \frac{n(n+1)}{2}$$

    Money is not one: it costs $5 today and $6 tomorrow.

    | what | formula |
    | --- | --- |
    | mean | $\mu = \frac{1}{n} \sum x_i$ |
    | variance | $\sigma^2 = \frac{1}{n} \sum (x_i - \mu)^2$ |
    """#
}
