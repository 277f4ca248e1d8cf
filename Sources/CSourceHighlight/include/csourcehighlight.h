#ifndef CSOURCEHIGHLIGHT_H
#define CSOURCEHIGHLIGHT_H

/* GNU Source-highlight with a C face: a language, a line, a state; roles come back.

   Any thread may call; calls take turns. No exception leaves it, and what goes wrong inside (a broken
   definition, an expression that grows beyond bounds, no memory) makes code plain, nothing else. */

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The state that a text begins in. */
#define CSH_STATE_START 0
/* The state after a line that could not be coloured: every line from here on is plain. */
#define CSH_STATE_PLAIN (-1)

typedef struct {
  int32_t role;
  /* Bytes of the line. */
  uint32_t start;
  uint32_t length;
} csh_token;

/* Gives the role that an element of a definition ("keyword", "cbracket") has; negative: plain. Asked
   once for each name of a language. */
typedef int32_t (*csh_role_of)(const char *element);

/* A language by its name: one of ours (Languages/NAME.lang), else one of the library's. The first call
   reads its definition, later ones get the same number, which is good as long as the process lasts.

   directory: of the library's definitions; NULL: where the library was built to look.
   Returns a negative number when there is no definition, or none that can be read. */
int32_t csh_open(const char *name, const char *directory, csh_role_of role_of);

/* Colours a line.

   language: what csh_open returned; negative: plain.
   line: without its line break.
   state: CSH_STATE_START, or what an earlier line of this language ended in.
   microseconds: of computing after which the line is too slow, and its text plain from there on; 0: no
   bound.
   tokens: room for `capacity`; ascending, not overlapping, none empty. What doesn't fit is plain.
   next: what the line ends in. Equal states have equal numbers.
   Returns the number of tokens. */
size_t csh_highlight(int32_t language, const char *line, size_t length, int32_t state,
                     uint32_t microseconds, csh_token *tokens, size_t capacity, int32_t *next);

#ifdef __cplusplus
}
#endif

#endif
