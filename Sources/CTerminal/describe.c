/* What the system knows of a terminal's type and of the locale, without touching either. */
#include "state.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

static bool has(const char *capability) {
  const char *value = tigetstr(capability);
  return value != NULL && value != (const char *)-1;
}

bool ct_describe(const char *term, ct_description *description) {
  memset(description, 0, sizeof *description);
  int found = 0;
  if (setupterm(term, STDOUT_FILENO, &found) == ERR) {
    /* 1: it is described, as a kind that curses does not use. */
    return found == 1;
  }
  description->places_cursor = has("cup") && has("clear") && tigetflag("hc") != 1;
  description->has_alternate_screen = has("smcup") && has("rmcup");
  int colors = tigetnum("colors");
  description->colors = colors > 0 ? colors : 0;
  description->has_direct_colors = tigetflag("RGB") == 1 || tigetnum("RGB") > 0 || has("RGB");
  del_curterm(cur_term);
  return true;
}

bool ct_look_at_locale(char *encoding, size_t capacity, bool *has_utf8) {
  const char *set = setlocale(LC_CTYPE, "");
  snprintf(encoding, capacity, "%s", nl_langinfo(CODESET));
  *has_utf8 = strcmp(encoding, "UTF-8") == 0 || setlocale(LC_CTYPE, "C.UTF-8") != NULL ||
              setlocale(LC_CTYPE, "en_US.UTF-8") != NULL;
  return set != NULL;
}
