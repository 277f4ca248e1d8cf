#ifndef CSH_STATES_HPP
#define CSH_STATES_HPP

#include <srchilite/highlightrule.h>
#include <srchilite/highlightstate.h>

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace csh {

/* What a line can begin in, numbered: stacks of the library's states ("in the string in the code in
   the string"). A stack is its top and the number of the stack below, so that equal stacks are one
   number and going in or out copies nothing. Numbers are never taken back. */
class States {
public:
  using Number = std::int32_t;

  /* No stack: full, or too deep. */
  static constexpr Number none = -1;

  explicit States(srchilite::HighlightStatePtr start);

  bool contains(Number number) const {
    return number >= 0 && static_cast<std::size_t>(number) < stacks.size();
  }

  const srchilite::HighlightState &top(Number number) const { return *stacks[number].top; }

  /* The stack with what a match leads to on top: `rule` has a next state or is nested. */
  Number entering(Number number, const srchilite::HighlightRule &rule,
                  const srchilite::ReplacementList &matched);

  /* The stack without its `levels` upper states; negative: without all but the lowest. */
  Number leaving(Number number, int levels) const;

private:
  /* More distinct stacks than this in one process come from text made for it: 64 KiB or so for each
     thousand. */
  static constexpr std::size_t mostStacks = 8192;
  /* Deeper nesting than this is not code that somebody reads. */
  static constexpr int deepest = 100;
  /* States made for what an expression matched (the delimiter of a here-document). */
  static constexpr std::size_t mostReplacements = 1024;

  struct Stack {
    srchilite::HighlightStatePtr top;
    Number below;
    int depth;
  };

  Number push(Number below, const srchilite::HighlightStatePtr &top);
  srchilite::HighlightStatePtr replaced(const srchilite::HighlightStatePtr &state,
                                        const srchilite::ReplacementList &matched);

  std::vector<Stack> stacks;
  std::map<std::pair<Number, const srchilite::HighlightState *>, Number> numbers;
  std::map<std::pair<const srchilite::HighlightState *, srchilite::ReplacementList>,
           srchilite::HighlightStatePtr>
      replacements;
};

} // namespace csh

#endif
