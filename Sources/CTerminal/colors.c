/* Colours: the caller's palette and direct colours on what the terminal has, and curses' pairs of them. */
#include "state.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <string.h>
#include <term.h>

/* Pairs in use at once; a screen has a few dozen. Beyond that all are forgotten, and taken anew. */
enum { most_pairs = 4096, slots = 4 * most_pairs };

/* The pair of two colours as the terminal numbers them, in a table with open addresses. */
struct entry {
  int32_t foreground, background;
  int32_t pair; /* 0: the slot is free. */
};

static int colors, pairs;
/* Numbers that mean the palette on a terminal of direct colour; those from there on are colours. */
static int indexed;
static struct entry table[slots];
static int taken;
static bool lenient;

/* xterm's named colours, for finding the nearest. */
static const uint8_t named[16][3] = {
    {0, 0, 0},       {205, 0, 0},   {0, 205, 0},   {205, 205, 0}, {0, 0, 238},     {205, 0, 205},
    {0, 205, 205},   {229, 229, 229}, {127, 127, 127}, {255, 0, 0}, {0, 255, 0},   {255, 255, 0},
    {92, 92, 255},   {255, 0, 255}, {0, 255, 255}, {255, 255, 255},
};

/* Whether the terminal's description takes a number for red, green and blue. */
static bool is_direct(int number) {
  const char *sequence = set_a_foreground == NULL ? NULL : tiparm(set_a_foreground, number);
  return sequence != NULL && (strstr(sequence, "38:2") != NULL || strstr(sequence, "38;2") != NULL);
}

void ct_begin_colors(void) {
  if (!has_colors()) return;
  start_color();
  use_default_colors();
  colors = COLORS;
  pairs = COLOR_PAIRS < most_pairs ? COLOR_PAIRS : most_pairs;
  if (colors < CT_DIRECT || !is_direct(CT_DIRECT - 1)) return;
  /* Descriptions differ in how many colours of the palette they keep. */
  indexed = is_direct(8) ? 8 : is_direct(16) ? 16 : 256;
}

int ct_colors(void) { return colors; }

bool ct_has_direct_colors(void) { return colors > 0 && indexed > 0; }

void ct_disable_colors(void) { colors = 0; }

void ct_forget_pairs(void) {
  memset(table, 0, sizeof table);
  taken = 0;
  lenient = true;
}

/* Red, green and blue of a palette colour: named, of the 6×6×6 cube, or grey. */
static void components(int color, int rgb[3]) {
  for (int i = 0; i < 3; i++) {
    static const int steps[3] = {36, 6, 1};
    int level = color < 16 ? 0 : (color - 16) / steps[i] % 6;
    if (color < 16) rgb[i] = named[color][i];
    else if (color < 232) rgb[i] = level == 0 ? 0 : 55 + 40 * level;
    else rgb[i] = 8 + 10 * (color - 232);
  }
}

/* The named colour that is nearest to one of the palette, among the first `count`. */
static int nearest(int color, int count) {
  int wanted[3], best = 0, smallest = -1;
  components(color, wanted);
  for (int candidate = 0; candidate < count; candidate++) {
    int distance = 0;
    for (int i = 0; i < 3; i++) {
      int difference = wanted[i] - named[candidate][i];
      distance += difference * difference;
    }
    if (smallest < 0 || distance < smallest) {
      smallest = distance;
      best = candidate;
    }
  }
  return best;
}

/* A colour where the terminal has them all. The few darkest blues have the palette's numbers. */
static int direct(int color) {
  int number = color - CT_DIRECT;
  if (color < CT_DIRECT) {
    if (color < indexed) return color;
    int rgb[3];
    components(color, rgb);
    number = rgb[0] << 16 | rgb[1] << 8 | rgb[2];
  }
  return number < indexed ? (number < indexed / 2 ? 0 : indexed) : number;
}

/* A colour as the terminal's own number. `bright` is set when it is one of the eight that a terminal of
 * eight colours shows by bold. */
static int adapted(int color, bool *bright) {
  if (color < 0) return -1;
  if (indexed > 0) return direct(color);
  if (color > 255) return -1;
  if (color < 8 || colors >= 256) return color;
  if (color >= 16) color = nearest(color, 16);
  if (colors >= 16 || color < 8) return color;
  *bright = true;
  return color - 8;
}

/* The slot of two colours, or the free one in which they belong. There is always one. */
static struct entry *find(int foreground, int background) {
  uint32_t hash = (uint32_t)foreground * 2654435761u ^ (uint32_t)background * 2246822519u;
  uint32_t slot = (hash ^ hash >> 15) % slots;
  while (table[slot].pair != 0 &&
         (table[slot].foreground != foreground || table[slot].background != background)) {
    slot = (slot + 1) % slots;
  }
  return &table[slot];
}

int ct_pair(int foreground, int background, bool *bold) {
  *bold = false;
  if (colors == 0 || (foreground < 0 && background < 0)) return 0;
  bool ignored = false;
  foreground = adapted(foreground, bold);
  background = adapted(background, &ignored);
  struct entry *entry = find(foreground, background);
  if (entry->pair != 0) return entry->pair;
  if (taken + 1 >= pairs) return lenient ? 0 : -1;
  if (init_extended_pair(taken + 1, foreground, background) == ERR) return 0;
  taken += 1;
  *entry = (struct entry){foreground, background, taken};
  return taken;
}

void ct_end_lenience(void) { lenient = false; }
