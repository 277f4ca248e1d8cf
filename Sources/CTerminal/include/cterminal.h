#ifndef CTERMINAL_H
#define CTERMINAL_H

/* Everything that touches curses, the tty and the process's signals, as plain functions.
 *
 * ncurses is used for output only, and writes into a memory file: a frame is composed whole, copied
 * to a queue, and written from there to a non-blocking descriptor of the tty. So a frame's size is
 * known, and a stalled link blocks nothing.
 *
 * There is one terminal a process. None of these functions is thread-safe: one thread at a time
 * calls them, except where it says otherwise. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- opening and leaving (start.c) ---- */

typedef enum {
  CT_OK,
  /* As CT_OK, but TERM is unset or not known here: xterm-256color was assumed. */
  CT_ASSUMED,
  CT_INPUT_IS_NO_TTY,
  CT_OUTPUT_IS_NO_TTY,
  /* No description of this terminal, nor of xterm-256color. */
  CT_UNKNOWN_TERM,
  /* It cannot place the cursor, or prints on paper. */
  CT_INCAPABLE_TERM,
  CT_FAILED,
} ct_result;

/* Opens the terminal on descriptors 0 and 1 in raw mode; `term` null: what $TERM says. Signals
 * should be caught before (ct_catch_signals). Nothing was written and nothing changed unless the
 * result is CT_OK or CT_ASSUMED. Sets the process's LC_CTYPE: UTF-8 whenever the system has it. */
ct_result ct_open(const char *_Nullable term);

/* Name and version of the library. */
const char *_Nonnull ct_curses_version(void);

/* Version of the C library that runs. */
const char *_Nonnull ct_libc_version(void);

/* The name by which the terminal was opened. */
const char *_Nonnull ct_name(void);

/* Whether the terminal keeps the shell's screen while a program has its own. */
bool ct_has_alternate_screen(void);

/* Whether it answers device status reports, as the VT100 did: its description names one of them. */
bool ct_answers_reports(void);

/* There may be no other screen to go back to: the own one is cleared. */
bool ct_clears_screen(void);

/* Gives the terminal back as it was, after `farewell` (mode switches, queued first). Waits for the
 * bytes to leave, `patience` milliseconds at most. Does nothing when the terminal is not held. */
void ct_leave(const uint8_t *_Nullable farewell, size_t count, int patience);

/* Takes the terminal again after ct_leave, or after something else may have changed it. What it
 * shows is not known then: the next frame has to repaint all. */
void ct_return(void);

/* ---- what the system knows (describe.c) ---- */

typedef struct {
  int colors;
  bool has_direct_colors;
  bool places_cursor;
  bool has_alternate_screen;
} ct_description;

/* What a type of terminal is described as; false: it is not. Not while a terminal is open. */
bool ct_describe(const char *_Nonnull term, ct_description *_Nonnull description);

/* Sets the process's LC_CTYPE as ct_open does, and tells what the environment's comes to: its encoding,
 * and whether there is UTF-8 in any case. False: the system does not have what is asked for. */
bool ct_look_at_locale(char *_Nonnull encoding, size_t capacity, bool *_Nonnull has_utf8);

/* ---- columns (widths.c) ---- */

/* From now on curses counts the columns of characters by this instead of the C library: 0, 1 or 2; -1: it
 * cannot be shown. */
void ct_count_columns(int (*_Nonnull columns)(uint32_t));

/* ---- drawing (draw.c, colors.c) ---- */

enum {
  CT_BOLD = 1,
  CT_DIM = 2,
  CT_ITALIC = 4,
  CT_UNDERLINE = 8,
  CT_REVERSE = 16,
};

/* Added to red, green and blue: a colour beside the palette. */
enum { CT_DIRECT = 1 << 24 };

/* One column: a spacing character, up to four zero-width marks (0 where there is none), its width
 * (1 or 2), attributes, and colours: of the 256-colour palette, direct ones where the terminal has them,
 * or (-1) the terminal's own. */
typedef struct {
  uint32_t base;
  uint32_t marks[4];
  int32_t foreground;
  int32_t background;
  uint8_t width;
  uint8_t attributes;
} ct_cell;

/* Colours that the terminal can show; 0: none. */
int ct_colors(void);
/* Whether any colour can be shown, not only a palette's. */
bool ct_has_direct_colors(void);
/* Draws without colours from now on. */
void ct_disable_colors(void);

/* Puts a cell. False: all colour pairs are taken; call ct_forget_pairs and put every cell again.
 * Cells outside the screen are ignored. */
bool ct_put(int row, int column, const ct_cell *_Nonnull cell);
/* Forgets the pairs in use. In the frame being drawn, cells that find no pair get standard colours. */
void ct_forget_pairs(void);

/* Places the cursor; a negative row hides it. */
void ct_cursor(int row, int column);

/* Composes what differs from the last frame into the output queue. Returns its bytes; -1: there
 * was no memory, and the next frame repaints all. */
long ct_compose(bool repaint);

/* Fits the drawing surface to the size that the tty reports now, and returns whether that changed
 * anything. A size of zero is ignored. */
bool ct_fit(void);
/* The next frame repaints all: what the terminal shows is not known any more. */
void ct_invalidate(void);
/* The same of one row. */
void ct_invalidate_row(int row);
int ct_rows(void);
int ct_columns(void);

/* ---- output (output.c) ---- */

/* Queues bytes behind what waits. False: there was no memory. */
bool ct_queue(const uint8_t *_Nonnull bytes, size_t count);
/* Bytes that were ever queued: where the next one will stand. */
long ct_position(void);
/* The terminal shows what comes between two marks at once (mode 2026): frames of `least` bytes and more
 * that do not clear the screen get them; 0: none. */
void ct_synchronize(size_t least);
/* Writes what the tty takes without blocking. Returns the bytes that still wait. */
size_t ct_pump(void);
/* The descriptor to watch for writability while bytes wait. */
int ct_output_descriptor(void);
/* The terminal is gone: drops what waits, and never writes again. */
void ct_abandon(void);

/* ---- the tty and standard error (tty.c) ---- */

/* Reads typed bytes without blocking: their count; -1: none now; 0: hung up, for good. */
long ct_read(uint8_t *_Nonnull buffer, size_t capacity);

/* Lets descriptor 2 write to a file (made with mode 0600, appended to) until the terminal is left:
 * what the runtime or a library prints would destroy the screen. False: the file cannot be opened. */
bool ct_redirect_errors(const char *_Nonnull path);
/* Bytes that were written to that file since. */
long ct_redirected_bytes(void);

/* ---- signals (signals.c, crash.c) ---- */

/* Catches WINCH, CONT, TSTP, TERM, INT, QUIT, CHLD and HUP (unless ignored), and ignores PIPE. Returns a
 * descriptor from which ct_next_signal reads; -1: failed. */
int ct_catch_signals(void);
/* The next signal that was caught; 0: none. */
int ct_next_signal(void);
/* Puts the dispositions back that were there before. */
void ct_release_signals(void);
/* Once the end of the input has told that the terminal is gone: the signal that tells the same may come
 * a moment later, and would end the process in the middle of its work when it is no longer caught. So
 * ct_release_signals leaves SIGHUP ignored. */
void ct_outlive_hangups(void);
/* Stops the process's job as Ctrl-Z does in a shell; returns when it continues. Returns at once
 * when nobody could continue it. The terminal must have been left. */
void ct_stop(void);

/* ---- another program on the terminal (child.c) ---- */

/* Starts a program (`words` ends with a null pointer; the first is looked for in $PATH) in the
 * process group of ours, so that the tty's keys and signals are its own too. The terminal must have
 * been left. Returns its process; negative: the error number. SIGCHLD tells when to ask for its end. */
int ct_spawn(const char *_Nullable const *_Nonnull words);
/* Whether it has ended: with an exit status, or by a signal (0: by none). */
bool ct_has_ended(int child, int *_Nonnull exit_status, int *_Nonnull signal_number);

/* From now on a trap, a fault or an abort gives the terminal back (`farewell` first, then what the
 * terminal's description says), shows the last of what went to standard error, and then takes its
 * course; so does a plain exit. Called after ct_open; may be called again. */
void ct_guard(const uint8_t *_Nullable farewell, size_t count);

#endif
