/* Cells to curses' screen, and curses' differences to the output. */
#include "state.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <string.h>
#include <wchar.h>

/* Shown for what this C library, and so curses, measures otherwise than the caller. */
static const wchar_t replacement = 0xFFFD;

static bool is_utf8;
static bool cursor_visible = true;
static bool repaint_next;

void ct_begin_drawing(bool utf8) { is_utf8 = utf8; }

int ct_rows(void) { return LINES; }
int ct_columns(void) { return COLS; }

bool ct_fit(void) {
  int rows, columns;
  if (!ct_tty_size(&rows, &columns) || (rows == LINES && columns == COLS)) return false;
  resizeterm(rows, columns);
  repaint_next = true;
  return true;
}

void ct_invalidate(void) { repaint_next = true; }

void ct_invalidate_row(int row) {
  if (row >= 0 && row < LINES) wredrawln(stdscr, row, 1);
}

void ct_clear_surface(void) {
  werase(stdscr);
  wnoutrefresh(stdscr);
  doupdate();
}

static attr_t attributes_of(uint8_t attributes) {
  attr_t result = A_NORMAL;
  if (attributes & CT_BOLD) result |= A_BOLD;
  if (attributes & CT_DIM) result |= A_DIM;
  if (attributes & CT_ITALIC) result |= A_ITALIC;
  if (attributes & CT_UNDERLINE) result |= A_UNDERLINE;
  if (attributes & CT_REVERSE) result |= A_REVERSE;
  return result;
}

/* The cell's text for curses, which wants it to end with 0. */
static void text_of(const ct_cell *cell, wchar_t text[6]) {
  wchar_t base = (wchar_t)cell->base;
  if (base < 0x20 || base == 0x7F) base = ' ';
  if (base > 0x7F && !is_utf8) base = '?';
  if (base > 0x7F && wcwidth(base) != cell->width) base = replacement;
  int count = 0;
  text[count++] = base;
  for (int i = 0; i < 4 && cell->marks[i] != 0 && is_utf8; i++) {
    if (wcwidth((wchar_t)cell->marks[i]) == 0) text[count++] = (wchar_t)cell->marks[i];
  }
  text[count] = 0;
}

bool ct_put(int row, int column, const ct_cell *cell) {
  /* In a window of one column curses has no other cell by which to get a character into the lower
   * right corner without scrolling, on terminals that offer only insertion for it. */
  if (COLS == 1 && row == LINES - 1) return true;
  bool bold = false;
  int pair = ct_pair(cell->foreground, cell->background, &bold);
  if (pair < 0) return false;
  attr_t attributes = attributes_of(cell->attributes) | (bold ? A_BOLD : A_NORMAL);
  wchar_t text[6];
  text_of(cell, text);
  cchar_t character;
  /* The pair goes through the last argument: the third one is a short. */
  if (setcchar(&character, text, attributes, 0, &pair) == ERR) return true;
  /* An error in the lower right corner means only that the cursor could not go on. */
  mvwadd_wch(stdscr, row, column, &character);
  if (cell->width == 2 && wcwidth(text[0]) == 1) {
    wchar_t blank[2] = {' ', 0};
    setcchar(&character, blank, attributes, 0, &pair);
    mvwadd_wch(stdscr, row, column + 1, &character);
  }
  return true;
}

void ct_cursor(int row, int column) {
  bool visible = row >= 0;
  if (visible != cursor_visible) curs_set(visible ? 1 : 0);
  cursor_visible = visible;
  if (visible) wmove(stdscr, row, column);
}

long ct_compose(bool repaint) {
  repaint = repaint || repaint_next;
  if (repaint) clearok(curscr, TRUE);
  repaint_next = false;
  wnoutrefresh(stdscr);
  doupdate();
  ct_end_lenience();
  long count = ct_take_output(repaint);
  if (count < 0) repaint_next = true;
  return count;
}
