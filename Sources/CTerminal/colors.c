/* Colours: the caller's 256-colour palette on what the terminal has, and curses' pairs of them. */
#include "state.h"

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <string.h>

/* Any two of 257 colours (the palette and the terminal's own), as an index. */
#define COMBINATIONS (257 * 257)

static int colors, pairs;
/* The pair of two colours; 0: none yet. A pair of its own stays until all are forgotten. */
static int pair_of[COMBINATIONS];
static int taken;
static bool lenient;

/* xterm's named colours, for finding the nearest. */
static const uint8_t named[16][3] = {
    {0, 0, 0},       {205, 0, 0},   {0, 205, 0},   {205, 205, 0}, {0, 0, 238},     {205, 0, 205},
    {0, 205, 205},   {229, 229, 229}, {127, 127, 127}, {255, 0, 0}, {0, 255, 0},   {255, 255, 0},
    {92, 92, 255},   {255, 0, 255}, {0, 255, 255}, {255, 255, 255},
};

void ct_begin_colors(void) {
  if (!has_colors()) return;
  start_color();
  use_default_colors();
  colors = COLORS;
  pairs = COLOR_PAIRS;
}

int ct_colors(void) { return colors; }

void ct_disable_colors(void) { colors = 0; }

void ct_forget_pairs(void) {
  memset(pair_of, 0, sizeof pair_of);
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

/* A palette colour as the terminal's own number. `bright` is set when it is one of the eight that a
 * terminal of eight colours shows by bold. */
static int adapted(int color, bool *bright) {
  if (color < 0) return -1;
  if (color < 8) return color;
  if (colors > 256) {
    /* Direct colour: numbers from 8 on are red, green and blue. */
    int rgb[3];
    components(color, rgb);
    return rgb[0] << 16 | rgb[1] << 8 | rgb[2];
  }
  if (colors == 256) return color;
  if (color >= 16) color = nearest(color, 16);
  if (colors >= 16 || color < 8) return color;
  *bright = true;
  return color - 8;
}

int ct_pair(int foreground, int background, bool *bold) {
  *bold = false;
  if (colors == 0 || (foreground < 0 && background < 0)) return 0;
  if (foreground > 255 || background > 255) return 0;
  bool ignored = false;
  foreground = foreground < 0 ? -1 : foreground;
  background = background < 0 ? -1 : background;
  int adapted_foreground = adapted(foreground, bold);
  int adapted_background = adapted(background, &ignored);
  /* On a small palette many colours become one: these share a pair. */
  bool small = colors < 256;
  int key = ((small ? adapted_foreground : foreground) + 1) * 257 +
            (small ? adapted_background : background) + 1;
  if (pair_of[key] != 0) return pair_of[key];
  if (taken + 1 >= pairs) return lenient ? 0 : -1;
  taken += 1;
  if (init_extended_pair(taken, adapted_foreground, adapted_background) == ERR) {
    taken -= 1;
    return 0;
  }
  pair_of[key] = taken;
  return taken;
}


void ct_end_lenience(void) { lenient = false; }
