#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

/* The wide-character API is declared only with this. pkg-config would ask for it by
   -D_XOPEN_SOURCE, which SwiftPM drops with a warning: hence no `pkgConfig` in the manifest. */
#define NCURSES_WIDECHAR 1
/* Real functions instead of function-like macros. */
#define NCURSES_NOMACROS 1

#if __has_include(<ncursesw/curses.h>)
#include <ncursesw/curses.h>
#else
#include <curses.h>
#endif

#endif
