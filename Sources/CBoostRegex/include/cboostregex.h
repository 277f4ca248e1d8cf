// Regular expressions over code points, by Boost.Regex in Perl's syntax, and what of Unicode they need.
// Nothing here depends on the process's locale, nothing throws, all may be called from any thread.

#ifndef CBOOSTREGEX_H
#define CBOOSTREGEX_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// What is wrong with an expression.
enum cbr_problem {
  CBR_FINE = 0,
  CBR_BRACKET,
  CBR_PARENTHESIS,
  CBR_BRACE,
  CBR_RANGE,
  CBR_REPEAT,
  CBR_ESCAPE,
  CBR_REFERENCE,
  CBR_CLASS,
  CBR_EXTENSION,
  CBR_EMPTY,
  CBR_TOO_BIG,
  CBR_OTHER,
};

// Whether an expression can be used.
//   position  where in it the trouble is, in code points.
int32_t cbr_check(const uint32_t *pattern, size_t pattern_length, int32_t folds_case,
                  size_t *position);

// The matches in a text, from left to right, none of them empty and none overlapping: their first
// and their end, in code points, in pairs.
//   capacity  how many pairs there is room for.
// Returns how many there are, at most `capacity`; -1 when matching grew beyond bounds or the
// expression cannot be used: then `found` says how many there were till then.
int64_t cbr_find(const uint32_t *pattern, size_t pattern_length, int32_t folds_case,
                 const uint32_t *text, size_t text_length, size_t *ranges, size_t capacity,
                 size_t *found);

// The code point that stands for all that differ from it only in case.
uint32_t cbr_fold(uint32_t code_point);

// Letters, digits and the underscore.
int32_t cbr_is_word(uint32_t code_point);

#ifdef __cplusplus
}
#endif

#endif
