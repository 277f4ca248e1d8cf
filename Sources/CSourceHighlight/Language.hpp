#ifndef CSH_LANGUAGE_HPP
#define CSH_LANGUAGE_HPP

#include "States.hpp"
#include "csourcehighlight.h"

#include <srchilite/highlighttoken.h>

#include <chrono>
#include <string>
#include <unordered_map>
#include <vector>

namespace csh {

/* The first match of one rule at or after a place in a line. */
struct RuleMatch {
  bool isSearched = false;
  bool isFound = false;
  std::size_t start = 0;
  srchilite::HighlightToken token;
};

/* A definition, the states that lines were seen to end in, and how to colour a line.

   The library tries every rule anew after every match. Here a rule's match is kept until the line is
   coloured past its start, so that a rule is searched about once for each of its own matches. */
class Language {
public:
  Language(srchilite::HighlightStatePtr start, csh_role_of roleOf);

  /* May throw; `tokens` then holds what was found so far. Returns the state that the line ends in. */
  States::Number highlight(const char *line, std::size_t length, States::Number state,
                           std::chrono::microseconds bound, std::vector<csh_token> &tokens);

private:
  using Clock = std::chrono::steady_clock;
  struct Line;

  int role(const std::string &element);
  RuleMatch *bestMatch(Line &line);
  void add(const std::string &element, std::size_t start, std::size_t length,
           std::vector<csh_token> &tokens);

  States states;
  csh_role_of roleOf;
  std::unordered_map<std::string, int> roles;
};

} // namespace csh

#endif
