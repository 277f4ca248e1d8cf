#include "States.hpp"

namespace csh {

using srchilite::HighlightState;
using srchilite::HighlightStatePtr;

States::States(HighlightStatePtr start) { stacks.push_back({start, none, 0}); }

States::Number States::entering(Number number, const srchilite::HighlightRule &rule,
                                const srchilite::ReplacementList &matched) {
  if (rule.isNested())
    return push(number, HighlightStatePtr(stacks[number].top));
  HighlightStatePtr next = rule.getNextState();
  if (next->getNeedsReferenceReplacement())
    next = replaced(next, matched);
  return next ? push(number, next) : none;
}

States::Number States::leaving(Number number, int levels) const {
  if (levels < 0)
    return 0;
  while (levels-- > 0 && stacks[number].below != none)
    number = stacks[number].below;
  return number;
}

States::Number States::push(Number below, const HighlightStatePtr &top) {
  const auto key = std::make_pair(below, static_cast<const HighlightState *>(top.get()));
  const auto known = numbers.find(key);
  if (known != numbers.end())
    return known->second;
  const int depth = stacks[below].depth + 1;
  if (depth > deepest || stacks.size() >= mostStacks)
    return none;
  const auto number = static_cast<Number>(stacks.size());
  stacks.push_back({top, below, depth});
  numbers.emplace(key, number);
  return number;
}

HighlightStatePtr States::replaced(const HighlightStatePtr &state,
                                   const srchilite::ReplacementList &matched) {
  const auto key = std::make_pair(static_cast<const HighlightState *>(state.get()), matched);
  const auto known = replacements.find(key);
  if (known != replacements.end())
    return known->second;
  if (replacements.size() >= mostReplacements)
    return HighlightStatePtr();
  HighlightStatePtr copy(new HighlightState(*state));
  copy->replaceReferences(matched);
  replacements.emplace(key, copy);
  return copy;
}

} // namespace csh
