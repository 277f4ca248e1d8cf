/* The columns of a character, as curses asks for them. Curses calls wcwidth of the C library; a function
 * of that name in the program itself comes first, and asks whoever knows this terminal better. */
#include "state.h"

#include <dlfcn.h>
#include <wchar.h>

static int (*counted)(uint32_t);

void ct_count_columns(int (*columns)(uint32_t)) { counted = columns; }

int wcwidth(wchar_t character) {
  static int (*library)(wchar_t);
  if (counted != NULL && character > 0x7F) return counted((uint32_t)character);
  if (library == NULL) {
    library = (int (*)(wchar_t))dlsym(RTLD_NEXT, "wcwidth");
    if (library == NULL) return character >= 0x20 && character < 0x7F ? 1 : -1;
  }
  return library(character);
}
