#include "cboostregex.h"

// A search that takes more steps than this ends. Boost's own bound is 100 times as high: seconds.
#define BOOST_REGEX_MAX_STATE_COUNT 1000000

#include <boost/regex.hpp>

#include <wctype.h>

#include <clocale>
#include <list>
#include <memory>
#include <mutex>
#include <string>

namespace {

static_assert(sizeof(wchar_t) == sizeof(uint32_t), "a wchar_t is a code point");

// The C library's tables of Unicode, whatever the process's locale. Null when there are none: ASCII
// only, then.
locale_t unicode() {
  static locale_t const table = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  return table;
}

wchar_t fold(wchar_t c) {
  if (c < 0x80) return c >= L'A' && c <= L'Z' ? c + 0x20 : c;
  locale_t const table = unicode();
  if (!table) return c;
  // By way of the capital: so the two small sigmas are one.
  return static_cast<wchar_t>(towlower_l(towupper_l(static_cast<wint_t>(c), table), table));
}

// Classes and cases of all of Unicode; the library's own know what the locale knows.
struct UnicodeTraits : boost::cpp_regex_traits<wchar_t> {
  using Base = boost::cpp_regex_traits<wchar_t>;

  wchar_t translate_nocase(wchar_t c) const { return fold(c); }

  wchar_t translate(wchar_t c, bool folds) const { return folds ? fold(c) : c; }

  bool isctype(wchar_t c, char_class_type kind) const {
    if (Base::isctype(c, kind)) return true;
    locale_t const table = unicode();
    if (c < 0x80 || !table) return false;
    auto const w = static_cast<wint_t>(c);
    using Mask = std::ctype_base;
    return ((kind & Mask::alpha) && iswalpha_l(w, table)) ||
           ((kind & Mask::upper) && iswupper_l(w, table)) ||
           ((kind & Mask::lower) && iswlower_l(w, table)) ||
           ((kind & Mask::punct) && iswpunct_l(w, table)) ||
           ((kind & Mask::space) && iswspace_l(w, table));
  }
};

using Regex = boost::basic_regex<wchar_t, UnicodeTraits>;

struct Compiled {
  std::wstring pattern;
  bool folds;
  Regex regex;
};

// The expressions used last: one search asks for the same one in every message.
std::shared_ptr<const Compiled> compiled(const std::wstring &pattern, bool folds) {
  static std::mutex mutex;
  static std::list<std::shared_ptr<const Compiled>> recent;
  constexpr size_t kept = 8;

  std::lock_guard<std::mutex> const guard(mutex);
  for (auto at = recent.begin(); at != recent.end(); ++at) {
    if ((*at)->folds == folds && (*at)->pattern == pattern) {
      recent.splice(recent.begin(), recent, at);
      return recent.front();
    }
  }
  unsigned flags = Regex::perl;
  if (folds) flags |= Regex::icase;
  recent.push_front(
      std::make_shared<const Compiled>(Compiled{pattern, folds, Regex(pattern, flags)}));
  if (recent.size() > kept) recent.pop_back();
  return recent.front();
}

std::wstring wide(const uint32_t *text, size_t length) {
  return length ? std::wstring(text, text + length) : std::wstring();
}

int32_t problem(boost::regex_constants::error_type code) {
  using namespace boost::regex_constants;
  switch (code) {
    case error_brack: return CBR_BRACKET;
    case error_paren: return CBR_PARENTHESIS;
    case error_brace:
    case error_badbrace: return CBR_BRACE;
    case error_range: return CBR_RANGE;
    case error_badrepeat: return CBR_REPEAT;
    case error_escape: return CBR_ESCAPE;
    case error_backref: return CBR_REFERENCE;
    case error_ctype:
    case error_collate: return CBR_CLASS;
    case error_perl_extension: return CBR_EXTENSION;
    case error_empty: return CBR_EMPTY;
    case error_space:
    case error_stack:
    case error_size:
    case error_complexity: return CBR_TOO_BIG;
    default: return CBR_OTHER;
  }
}

}  // namespace

int32_t cbr_check(const uint32_t *pattern, size_t pattern_length, int32_t folds_case,
                  size_t *position) {
  *position = 0;
  try {
    compiled(wide(pattern, pattern_length), folds_case != 0);
    return CBR_FINE;
  } catch (const boost::regex_error &error) {
    if (error.position() > 0) *position = static_cast<size_t>(error.position());
    return problem(error.code());
  } catch (...) {
    return CBR_TOO_BIG;
  }
}

int64_t cbr_find(const uint32_t *pattern, size_t pattern_length, int32_t folds_case,
                 const uint32_t *text, size_t text_length, size_t *ranges, size_t capacity,
                 size_t *found) {
  *found = 0;
  try {
    auto const entry = compiled(wide(pattern, pattern_length), folds_case != 0);
    std::wstring const subject = wide(text, text_length);
    auto const begin = subject.begin();
    auto from = begin;
    boost::match_results<std::wstring::const_iterator> match;
    auto flags = boost::match_default | boost::match_not_null;
    while (*found < capacity && from != subject.end() &&
           boost::regex_search(from, subject.end(), match, entry->regex, flags, begin)) {
      // `\K` can leave nothing of a match.
      if (match[0].first == match[0].second) {
        from = match[0].second == subject.end() ? subject.end() : match[0].second + 1;
        continue;
      }
      ranges[2 * *found] = static_cast<size_t>(match[0].first - begin);
      ranges[2 * *found + 1] = static_cast<size_t>(match[0].second - begin);
      ++*found;
      from = match[0].second;
      flags |= boost::match_prev_avail;
    }
    return static_cast<int64_t>(*found);
  } catch (...) {
    return -1;
  }
}

uint32_t cbr_fold(uint32_t code_point) {
  return static_cast<uint32_t>(fold(static_cast<wchar_t>(code_point)));
}

int32_t cbr_is_word(uint32_t code_point) {
  if (code_point < 0x80) {
    return (code_point >= 'a' && code_point <= 'z') || (code_point >= 'A' && code_point <= 'Z') ||
           (code_point >= '0' && code_point <= '9') || code_point == '_';
  }
  locale_t const table = unicode();
  return table && iswalnum_l(static_cast<wint_t>(code_point), table);
}
