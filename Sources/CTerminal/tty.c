/* The tty's modes and size, what is typed, and standard error while the screen is ours. */
#include "state.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

static struct termios shell_modes, raw_modes;
static volatile sig_atomic_t has_shell_modes;
/* Our tty, for the size: descriptors 0 and 1 may have been replaced meanwhile. */
static int tty = -1;
static int error_file = -1;
static int real_errors = -1;
static off_t error_file_start;

int ct_open_tty(void) {
  const int flags = O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
  tty = open("/proc/self/fd/1", flags);
  if (tty < 0) tty = open("/dev/tty", flags);
  /* A tty of another user, as after `su`: it cannot be opened, only used. Writes may block then. */
  if (tty < 0) tty = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  return tty;
}

bool ct_save_modes(void) {
  if (tcgetattr(STDIN_FILENO, &shell_modes) != 0) return false;
  has_shell_modes = 1;
  raw_modes = shell_modes;
  cfmakeraw(&raw_modes);
  raw_modes.c_cc[VMIN] = 1;
  raw_modes.c_cc[VTIME] = 0;
  return true;
}

/* In the background of a shell, reading from the tty or changing it stops the job, unless the
 * calling thread blocks these signals; dispatch's threads block every signal. */
static void heed_job_control(sigset_t *before) {
  sigset_t job_control;
  sigemptyset(&job_control);
  sigaddset(&job_control, SIGTTIN);
  sigaddset(&job_control, SIGTTOU);
  pthread_sigmask(SIG_UNBLOCK, &job_control, before);
}

void ct_set_raw_mode(void) {
  sigset_t before;
  heed_job_control(&before);
  while (tcsetattr(STDIN_FILENO, TCSANOW, &raw_modes) != 0 && errno == EINTR) continue;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}

void ct_restore_modes(void) {
  if (has_shell_modes) tcsetattr(STDIN_FILENO, TCSANOW, &shell_modes);
}

bool ct_tty_size(int *rows, int *columns) {
  struct winsize size;
  if (ioctl(tty, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return false;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return true;
}

long ct_read(uint8_t *buffer, size_t capacity) {
  struct pollfd readable = {.fd = STDIN_FILENO, .events = POLLIN};
  if (poll(&readable, 1, 0) <= 0) return -1;
  sigset_t before;
  heed_job_control(&before);
  ssize_t count = read(STDIN_FILENO, buffer, capacity);
  int error = errno;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (count > 0) return (long)count;
  return count < 0 && (error == EINTR || error == EAGAIN) ? -1 : 0;
}

bool ct_redirect_errors(const char *path) {
  error_file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (error_file < 0) return false;
  struct stat facts;
  error_file_start = fstat(error_file, &facts) == 0 ? facts.st_size : 0;
  real_errors = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  ct_resume_errors();
  return true;
}

void ct_resume_errors(void) {
  if (error_file >= 0) dup2(error_file, STDERR_FILENO);
}

void ct_restore_errors(void) {
  if (error_file >= 0 && real_errors >= 0) dup2(real_errors, STDERR_FILENO);
}

long ct_redirected_bytes(void) {
  struct stat facts;
  if (error_file < 0 || fstat(error_file, &facts) != 0) return 0;
  return facts.st_size > error_file_start ? (long)(facts.st_size - error_file_start) : 0;
}

void ct_show_last_errors(int descriptor) {
  /* A runtime's last message and its trace, not a whole log. */
  char last[8192];
  off_t count = (off_t)ct_redirected_bytes();
  if (count <= 0) return;
  if (count > (off_t)sizeof last) count = sizeof last;
  ssize_t got = pread(error_file, last, (size_t)count,
                      error_file_start + (off_t)ct_redirected_bytes() - count);
  if (got > 0 && write(descriptor, last, (size_t)got) < 0) return;
}
