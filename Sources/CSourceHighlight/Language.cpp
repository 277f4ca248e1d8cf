#include "Language.hpp"

#include <srchilite/matchingparameters.h>

#include <ctime>
#include <list>
#include <stdexcept>
#include <utility>

namespace csh {

using srchilite::HighlightRulePtr;
using srchilite::HighlightState;
using srchilite::RuleList;

namespace {

/* What this thread has computed: a line isn't slow because the machine is busy. */
std::chrono::nanoseconds computed() {
  timespec time;
  if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) != 0)
    return std::chrono::nanoseconds(0);
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

/* Ends the colouring of a line that takes too long. */
class Deadline {
public:
  /* Zero: none. */
  explicit Deadline(std::chrono::microseconds bound)
      : bound(bound), started(Clock::now()), computedBefore(computed()) {}

  void check() const {
    // The first clock costs a tenth of the second.
    if (bound.count() > 0 && Clock::now() - started > bound && computed() - computedBefore > bound)
      throw std::runtime_error("too slow");
  }

private:
  using Clock = std::chrono::steady_clock;
  std::chrono::microseconds bound;
  Clock::time_point started;
  std::chrono::nanoseconds computedBefore;
};

bool isSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

} // namespace

/* A line while it is being coloured. */
struct Language::Line {
  std::string text;
  std::size_t position = 0;
  States::Number state;
  Deadline deadline;
  /* What the rules of a state found in this line, for each state that the line was in. */
  std::list<std::pair<const HighlightState *, std::vector<RuleMatch>>> found;

  Line(const char *line, std::size_t length, States::Number start, std::chrono::microseconds bound)
      : text(line, length), state(start), deadline(bound) {}

  std::vector<RuleMatch> &matches(const HighlightState &top) {
    for (auto &entry : found)
      if (entry.first == &top)
        return entry.second;
    found.emplace_back(&top, std::vector<RuleMatch>(top.getRuleList().size()));
    return found.back().second;
  }

  void search(RuleMatch &match, srchilite::HighlightRule &rule) {
    srchilite::MatchingParameters parameters;
    parameters.beginningOfLine = position == 0;
    const std::string::const_iterator begin = text.cbegin();
    match.isSearched = true;
    // The library adds to what a token has.
    match.token.clearMatched();
    match.token.matchedSubExps.clear();
    match.isFound = rule.tryToMatch(begin + static_cast<std::ptrdiff_t>(position), text.cend(),
                                    match.token, parameters);
    match.start = position + match.token.prefix.size();
    deadline.check();
  }
};

Language::Language(srchilite::HighlightStatePtr start, csh_role_of roleOf)
    : states(std::move(start)), roleOf(roleOf) {}

States::Number Language::highlight(const char *text, std::size_t length, States::Number state,
                                   std::chrono::microseconds bound,
                                   std::vector<csh_token> &tokens) {
  if (!states.contains(state))
    return CSH_STATE_PLAIN;
  Line line(text, length, state, bound);
  // Rules may match nothing, to change the state. Those that would do so for ever end here.
  std::size_t emptyMatches = 0;
  while (true) {
    const HighlightState &top = states.top(line.state);
    RuleMatch *match = bestMatch(line);
    const std::size_t start = match ? match->start : length;
    add(top.getDefaultElement(), line.position, start - line.position, tokens);
    if (!match)
      return line.state;
    std::size_t end = start;
    for (const auto &element : match->token.matched) {
      add(element.first, end, element.second.size(), tokens);
      end += element.second.size();
    }
    const srchilite::HighlightRule &rule = *match->token.rule;
    if (rule.isNested() || rule.getNextState())
      line.state = states.entering(line.state, rule, match->token.matchedSubExps);
    else if (rule.getExitLevel() != 0)
      line.state = states.leaving(line.state, rule.getExitLevel());
    if (line.state == States::none)
      return CSH_STATE_PLAIN;
    if (end == line.position && ++emptyMatches > 2 * length + 100)
      throw std::runtime_error("rules go round in a circle");
    match->isSearched = false;
    line.position = end;
  }
}

/* As the library chooses: the first rule that matches where nothing but space is before it; else the
   one that matches first, of these the longest. */
RuleMatch *Language::bestMatch(Line &line) {
  const HighlightState &top = states.top(line.state);
  const RuleList &rules = top.getRuleList();
  std::vector<RuleMatch> &matches = line.matches(top);
  std::size_t firstWord = line.position;
  while (firstWord < line.text.size() && isSpace(line.text[firstWord]))
    ++firstWord;
  RuleMatch *best = nullptr;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    RuleMatch &match = matches[i];
    if (!match.isSearched || (match.isFound && match.start < line.position))
      line.search(match, *rules[i]);
    if (!match.isFound)
      continue;
    match.token.rule = rules[i].get();
    if (match.start <= firstWord)
      return &match;
    if (!best || match.start < best->start ||
        (match.start == best->start && match.token.matchedSize > best->token.matchedSize))
      best = &match;
  }
  return best;
}

void Language::add(const std::string &element, std::size_t start, std::size_t length,
                       std::vector<csh_token> &tokens) {
  if (length == 0)
    return;
  const int role = this->role(element);
  if (role < 0)
    return;
  if (!tokens.empty() && tokens.back().role == role &&
      tokens.back().start + tokens.back().length == start) {
    tokens.back().length += static_cast<std::uint32_t>(length);
    return;
  }
  tokens.push_back(
      {role, static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(length)});
}

int Language::role(const std::string &element) {
  const auto known = roles.find(element);
  if (known != roles.end())
    return known->second;
  const int role = roleOf(element.c_str());
  roles.emplace(element, role);
  return role;
}

} // namespace csh
