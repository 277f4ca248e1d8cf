#define _GNU_SOURCE 1
#include "pseudo_terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Between fork and exec of a process with threads: async-signal-safe calls only. */
static void run_child(int slave, const char *path, char *const *argv, char *const *envp,
                      const char *directory) {
  setsid();
  ioctl(slave, TIOCSCTTY, 0);
  for (int fd = 0; fd < 3; fd++) dup2(slave, fd);
  syscall(SYS_close_range, 3, ~0U, 0);
  struct sigaction normal;
  memset(&normal, 0, sizeof normal);
  normal.sa_handler = SIG_DFL;
  for (int number = 1; number < 32; number++) sigaction(number, &normal, NULL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  if (directory == NULL || chdir(directory) == 0) execve(path, argv, envp);
  _exit(127);
}

int pt_spawn(const char *path, char *const *argv, char *const *envp, const char *directory,
             int rows, int columns, pid_t *pid) {
  int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  if (master < 0) return -1;
  char name[64];
  int slave = -1;
  if (grantpt(master) == 0 && unlockpt(master) == 0 &&
      ptsname_r(master, name, sizeof name) == 0) {
    pt_resize(master, rows, columns);
    slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
  }
  *pid = slave < 0 ? -1 : fork();
  if (*pid == 0) run_child(slave, path, argv, envp, directory);
  int error = errno;
  if (slave >= 0) close(slave);
  if (*pid > 0) return master;
  close(master);
  errno = error;
  return -1;
}

int pt_resize(int master, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(master, TIOCSWINSZ, &size);
}

int pt_process_descriptor(pid_t pid) { return (int)syscall(SYS_pidfd_open, pid, 0); }

int pt_waker(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

void pt_wake(int waker) {
  uint64_t one = 1;
  ssize_t written = write(waker, &one, sizeof one);
  (void)written;
}

void pt_calm(int waker) {
  uint64_t count;
  ssize_t got = read(waker, &count, sizeof count);
  (void)got;
}
