#ifndef CTERMINAL_STATE_H
#define CTERMINAL_STATE_H

/* What the files of this target share. */

#define _GNU_SOURCE 1
#include "cterminal.h"

#include <signal.h>
#include <stdio.h>

/* Set while the terminal is ours: in raw mode, with our screen on it. Read in signal handlers. */
extern volatile sig_atomic_t ct_held;

/* ---- tty.c ---- */

/* Opens a description of the terminal of our own, so that O_NONBLOCK is not shared with the shell.
 * Returns its descriptor, or -1. */
int ct_open_tty(void);
/* Remembers the shell's modes. */
bool ct_save_modes(void);
void ct_set_raw_mode(void);
/* Async-signal-safe. Never waits for output to drain: a stalled link would hang the exit. */
void ct_restore_modes(void);
/* The tty's own idea of its size; false when it has none. */
bool ct_tty_size(int *rows, int *columns);
void ct_resume_errors(void);
/* Async-signal-safe: puts descriptor 2 back. */
void ct_restore_errors(void);
/* Async-signal-safe: copies the last of what went to the error file to `descriptor`. */
void ct_show_last_errors(int descriptor);

/* ---- output.c ---- */

/* The stream that curses writes to; NULL: failed. `tty` is where the bytes go in the end. */
FILE *ct_open_output(int tty);
/* Queues what curses wrote: all of the screen, or what differs. Returns the bytes; -1: no memory. */
long ct_take_output(bool whole);
/* Waits until all is written, `patience` milliseconds at most; then drops the rest. */
void ct_drain(int patience);

/* ---- colors.c ---- */

/* Called once, after curses began. */
void ct_begin_colors(void);
/* The pair for two colours, and whether the foreground needs bold to be told apart; -1: all taken. */
int ct_pair(int foreground, int background, bool *bold);

/* The frame is complete: cells that find no pair are refused again. */
void ct_end_lenience(void);

/* ---- draw.c ---- */

void ct_begin_drawing(bool utf8);
void ct_clear_surface(void);

#endif
