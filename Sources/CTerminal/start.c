/* Opening the terminal, leaving it and coming back. Decides what is an acceptable terminal. */
#include "state.h"

#define NCURSES_WIDECHAR 1
#include <gnu/libc-version.h>
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

/* Most terminals of today understand it, and its description is in every base system. */
static const char *const assumed_term = "xterm-256color";

volatile sig_atomic_t ct_held;

static char name[128];
static bool has_alternate_screen, answers_reports, clears_screen;

/* Only the character type: LC_NUMERIC and others would change what libraries print. */
static bool set_utf8(void) {
  const char *set = setlocale(LC_CTYPE, "");
  if (set == NULL || strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
    if (setlocale(LC_CTYPE, "C.UTF-8") == NULL) setlocale(LC_CTYPE, "en_US.UTF-8");
  }
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static bool has_string(const char *capability) {
  const char *value = tigetstr(capability);
  return value != NULL && value != (const char *)-1;
}

/* Whether a terminal of this name is described and can be drawn on. `newterm` alone would accept
 * one that cannot place its cursor. */
static ct_result probe(const char *term) {
  int found = 0;
  if (setupterm(term, STDOUT_FILENO, &found) == ERR) {
    return found == 1 ? CT_INCAPABLE_TERM : CT_UNKNOWN_TERM;
  }
  bool capable = has_string("cup") && has_string("clear") && tigetflag("hc") != 1;
  has_alternate_screen = has_string("smcup") && has_string("rmcup");
  const char *report = tigetstr("u7");
  answers_reports = has_string("u7") && strcmp(report, "\033[6n") == 0;
  /* GNU screen has one only where it was told to (altscreen). */
  const char *session = getenv("STY");
  bool inside_screen = session != NULL && *session != 0 && strncmp(term, "screen", 6) == 0;
  clears_screen = !has_alternate_screen || inside_screen;
  del_curterm(cur_term);
  return capable ? CT_OK : CT_INCAPABLE_TERM;
}

/* The name to open by, into `name`. */
static ct_result choose_term(const char *term) {
  if (term == NULL) term = getenv("TERM");
  ct_result result = term == NULL || *term == 0 ? CT_UNKNOWN_TERM : probe(term);
  if (result == CT_UNKNOWN_TERM) {
    result = probe(assumed_term) == CT_OK ? CT_ASSUMED : CT_UNKNOWN_TERM;
    term = assumed_term;
  }
  snprintf(name, sizeof name, "%s", term);
  return result;
}

ct_result ct_open(const char *term) {
  if (!isatty(STDIN_FILENO)) return CT_INPUT_IS_NO_TTY;
  if (!isatty(STDOUT_FILENO)) return CT_OUTPUT_IS_NO_TTY;
  bool utf8 = set_utf8();
  ct_result result = choose_term(term);
  if (result != CT_OK && result != CT_ASSUMED) return result;
  int tty = ct_open_tty();
  FILE *output = tty < 0 ? NULL : ct_open_output(tty);
  if (output == NULL || !ct_save_modes()) return CT_FAILED;
  /* Not initscr: that ends the process when it fails. */
  if (newterm(name, output, stdin) == NULL) return CT_FAILED;
  typeahead(-1);
  ct_begin_colors();
  ct_begin_drawing(utf8);
  ct_fit();
  ct_set_raw_mode();
  ct_held = 1;
  return result;
}

const char *ct_libc_version(void) { return gnu_get_libc_version(); }

const char *ct_curses_version(void) { return curses_version(); }

const char *ct_name(void) { return name; }

bool ct_has_alternate_screen(void) { return has_alternate_screen; }

bool ct_answers_reports(void) { return answers_reports; }

bool ct_clears_screen(void) { return clears_screen; }

void ct_leave(const uint8_t *farewell, size_t count, int patience) {
  if (!ct_held) return;
  if (farewell != NULL && count > 0) ct_queue(farewell, count);
  /* Where there is no other screen to go back to, the prompt would stand among what we drew. */
  if (clears_screen) ct_clear_surface();
  endwin();
  ct_take_output(true);
  ct_drain(patience);
  ct_restore_modes();
  ct_restore_errors();
  ct_held = 0;
}

void ct_return(void) {
  ct_set_raw_mode();
  ct_resume_errors();
  ct_held = 1;
}
