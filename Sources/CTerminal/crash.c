/* Giving the terminal back when the process dies: only async-signal-safe calls once it happens. */
#include "state.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

static const int deadly[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGSYS};
enum { deadly_count = sizeof deadly / sizeof *deadly };

/* How long a dying process waits for a tty that takes nothing, milliseconds. */
static const int patience = 1000;

static struct sigaction previous[deadly_count];
static bool installed;
static char farewell[1024];
static volatile sig_atomic_t farewell_count;
static size_t composed;

static void add(const char *bytes, size_t count) {
  if (composed + count > sizeof farewell) return;
  memcpy(farewell + composed, bytes, count);
  composed += count;
}

static int add_character(int character) {
  char byte = (char)character;
  add(&byte, 1);
  return character;
}

/* A capability without its padding; nothing where the terminal lacks it. */
static void add_capability(const char *capability) {
  const char *value = tigetstr(capability);
  if (value != NULL && value != (const char *)-1) tputs(value, 1, add_character);
}

static void write_all(int descriptor, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(descriptor, bytes, count);
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
    } else if (written < 0 && errno == EAGAIN) {
      struct pollfd writable = {.fd = descriptor, .events = POLLOUT};
      if (poll(&writable, 1, patience) <= 0) return;
    } else if (written >= 0 || errno != EINTR) {
      return;
    }
  }
}

static void restore(void) {
  if (!ct_held) return;
  ct_held = 0;
  write_all(ct_output_descriptor(), farewell, (size_t)farewell_count);
  /* What the terminal answered to our questions would be typed into the shell. */
  tcflush(ct_output_descriptor(), TCIFLUSH);
  ct_restore_modes();
  ct_restore_errors();
}

static void die(int number) {
  if (ct_held) {
    restore();
    /* A runtime says why before it raises the signal: that went to the file. */
    ct_show_last_errors(STDERR_FILENO);
  }
  for (int i = 0; i < deadly_count; i++) {
    if (deadly[i] == number) sigaction(number, &previous[i], NULL);
  }
  /* Comes when this handler returns, to whoever handled it before: a backtracer, or the default. */
  raise(number);
}

static void install(void) {
  static char stack[65536];
  stack_t current;
  /* A handler for an overflown stack needs one of its own; this serves the calling thread. */
  if (sigaltstack(NULL, &current) == 0 && (current.ss_flags & SS_DISABLE)) {
    stack_t own = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&own, NULL);
  }
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = die;
  action.sa_flags = SA_ONSTACK;
  for (int i = 0; i < deadly_count; i++) sigaction(deadly[i], &action, &previous[i]);
  atexit(restore);
}

void ct_guard(const uint8_t *modes, size_t count) {
  farewell_count = 0;
  composed = 0;
  /* A string that a frame left open would swallow what follows. */
  add("\033\\", 2);
  if (modes != NULL) add((const char *)modes, count);
  add_capability("sgr0");
  const char *region = tigetstr("csr");
  if (region != NULL && region != (const char *)-1) add("\033[r", 3);
  add_capability("cnorm");
  if (ct_clears_screen()) add_capability("clear");
  if (ct_has_alternate_screen()) add_capability("rmcup");
  add("\r", 1);
  farewell_count = (sig_atomic_t)composed;
  if (!installed) install();
  installed = true;
}
