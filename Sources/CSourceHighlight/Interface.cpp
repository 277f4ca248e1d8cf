#include "Definition.hpp"
#include "Language.hpp"
#include "csourcehighlight.h"

#include <srchilite/settings.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace {

constexpr std::int32_t noLanguage = -1;

/* Everything that lasts, made on first use: a program that colours nothing pays nothing. */
struct Library {
  std::mutex mutex;
  /* By name: an index into the languages, or noLanguage for what was tried in vain. */
  std::unordered_map<std::string, std::int32_t> numbers;
  std::vector<std::unique_ptr<csh::Language>> languages;
  /* Kept for its room. */
  std::vector<csh_token> tokens;
};

Library &library() {
  // Never torn down: a thread may still be colouring while the process exits.
  static Library *const library = new Library;
  return *library;
}

} // namespace

int32_t csh_open(const char *name, const char *directory, csh_role_of role_of) {
  try {
    Library &shared = library();
    const std::lock_guard<std::mutex> guard(shared.mutex);
    const auto known = shared.numbers.find(name);
    if (known != shared.numbers.end())
      return known->second;
    const std::string definitions =
        directory ? directory : srchilite::Settings::getDefaultDataDir();
    // What fails is kept as such: it isn't read again for every block of code.
    std::int32_t &number = shared.numbers.emplace(name, noLanguage).first->second;
    shared.languages.emplace_back(
        new csh::Language(csh::readDefinition(name, definitions), role_of));
    number = static_cast<std::int32_t>(shared.languages.size()) - 1;
    return number;
  } catch (...) {
    return noLanguage;
  }
}

size_t csh_highlight(int32_t language, const char *line, size_t length, int32_t state,
                     uint32_t microseconds, csh_token *tokens, size_t capacity, int32_t *next) {
  *next = CSH_STATE_PLAIN;
  try {
    Library &shared = library();
    const std::lock_guard<std::mutex> guard(shared.mutex);
    if (language < 0 || static_cast<std::size_t>(language) >= shared.languages.size())
      return 0;
    shared.tokens.clear();
    *next = shared.languages[static_cast<std::size_t>(language)]->highlight(
        line, length, state, std::chrono::microseconds(microseconds), shared.tokens);
    const size_t count = std::min(capacity, shared.tokens.size());
    std::copy_n(shared.tokens.begin(), count, tokens);
    return count;
  } catch (...) {
    *next = CSH_STATE_PLAIN;
    return 0;
  }
}
