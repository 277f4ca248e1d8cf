/* What curses writes, on its way to the tty: a memory file, a queue, a descriptor that never blocks. */
#include "state.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

/* ncurses resets the palette when it comes back to the screen, although it never changed it; that
 * would throw the user's own colours away. */
static const char palette_reset[] = "\033]104\a";

static int memory = -1;
static int tty = -1;
static bool abandoned;
static uint8_t *queue;
static size_t queue_start, queue_end, queue_capacity;
static long position;
/* Frames from this size on are shown at once; 0: none. */
static size_t synchronized_from;

FILE *ct_open_output(int descriptor) {
  tty = descriptor;
  memory = memfd_create("frame", MFD_CLOEXEC);
  return memory < 0 ? NULL : fdopen(memory, "w");
}

/* Room for `count` bytes at the queue's end. */
static uint8_t *reserve(size_t count) {
  if (queue_start == queue_end) queue_start = queue_end = 0;
  if (queue_end + count > queue_capacity) {
    size_t capacity = (queue_end + count) * 2;
    uint8_t *larger = realloc(queue, capacity);
    if (larger == NULL) return NULL;
    queue = larger;
    queue_capacity = capacity;
  }
  return queue + queue_end;
}

bool ct_queue(const uint8_t *bytes, size_t count) {
  if (abandoned) return true;
  uint8_t *room = reserve(count);
  if (room == NULL) return false;
  memcpy(room, bytes, count);
  queue_end += count;
  position += (long)count;
  return true;
}

long ct_position(void) { return position; }

void ct_synchronize(size_t least) { synchronized_from = least; }

static size_t without_palette_reset(uint8_t *bytes, size_t count) {
  const size_t length = sizeof palette_reset - 1;
  uint8_t *found;
  while ((found = memmem(bytes, count, palette_reset, length)) != NULL) {
    memmove(found, found + length, count - length - (size_t)(found - bytes));
    count -= length;
  }
  return count;
}

long ct_take_output(bool whole) {
  static const char begin[] = "\033[?2026h", end[] = "\033[?2026l";
  const size_t length = sizeof begin - 1;
  off_t size = lseek(memory, 0, SEEK_CUR);
  if (size <= 0) return 0;
  /* What a terminal shows of a frame that clears the screen is not the same everywhere. */
  bool synchronized = !whole && synchronized_from > 0 && (size_t)size >= synchronized_from;
  size_t before = synchronized ? length : 0;
  uint8_t *room = reserve((size_t)size + 2 * before);
  ssize_t count = room == NULL ? -1 : pread(memory, room + before, (size_t)size, 0);
  lseek(memory, 0, SEEK_SET);
  if (count < 0) return -1;
  size_t taken = without_palette_reset(room + before, (size_t)count);
  if (synchronized) {
    memcpy(room, begin, length);
    memcpy(room + before + taken, end, length);
    taken += 2 * length;
  }
  if (!abandoned) {
    queue_end += taken;
    position += (long)taken;
  }
  return (long)taken;
}

size_t ct_pump(void) {
  while (queue_start < queue_end) {
    ssize_t count = write(tty, queue + queue_start, queue_end - queue_start);
    if (count > 0) {
      queue_start += (size_t)count;
    } else if (count < 0 && errno == EINTR) {
      continue;
    } else if (count < 0 && errno != EAGAIN) {
      ct_abandon();
    } else {
      break;
    }
  }
  return queue_end - queue_start;
}

int ct_output_descriptor(void) { return tty; }

void ct_abandon(void) {
  abandoned = true;
  queue_start = queue_end = 0;
  ct_held = 0;
}

static long milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void ct_drain(int patience) {
  long deadline = milliseconds() + patience;
  long left = patience;
  while (ct_pump() > 0 && left > 0) {
    struct pollfd writable = {.fd = tty, .events = POLLOUT};
    poll(&writable, 1, (int)left);
    left = deadline - milliseconds();
  }
  queue_start = queue_end = 0;
}
