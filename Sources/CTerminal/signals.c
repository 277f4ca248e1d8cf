/* Signals that the program answers itself, as bytes in a pipe; and stopping for job control. */
#include "state.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <string.h>
#include <unistd.h>

static const int caught[] = {SIGWINCH, SIGCONT, SIGTSTP, SIGTERM,
                             SIGINT,   SIGQUIT, SIGHUP,  SIGCHLD};
enum { caught_count = sizeof caught / sizeof *caught };

static int ends[2] = {-1, -1};
static struct sigaction previous[caught_count];
static struct sigaction previous_pipe;

static void note(int number) {
  int error = errno;
  unsigned char byte = (unsigned char)number;
  /* A full pipe holds enough to do already. */
  ssize_t written = write(ends[1], &byte, 1);
  (void)written;
  errno = error;
}

int ct_catch_signals(void) {
  if (ends[0] < 0 && pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = note;
  action.sa_flags = SA_RESTART;
  sigfillset(&action.sa_mask);
  for (int i = 0; i < caught_count; i++) {
    sigaction(caught[i], NULL, &previous[i]);
    /* Under nohup the end of input tells instead. */
    if (caught[i] == SIGHUP && previous[i].sa_handler == SIG_IGN) continue;
    sigaction(caught[i], &action, NULL);
  }
  action.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &action, &previous_pipe);
  return ends[0];
}

int ct_next_signal(void) {
  unsigned char byte = 0;
  return read(ends[0], &byte, 1) == 1 ? byte : 0;
}

void ct_outlive_hangups(void) {
  for (int i = 0; i < caught_count; i++) {
    if (caught[i] != SIGHUP) continue;
    memset(&previous[i], 0, sizeof previous[i]);
    previous[i].sa_handler = SIG_IGN;
  }
}

void ct_release_signals(void) {
  for (int i = 0; i < caught_count; i++) sigaction(caught[i], &previous[i], NULL);
  sigaction(SIGPIPE, &previous_pipe, NULL);
}

void ct_stop(void) {
  struct sigaction action, handler;
  memset(&action, 0, sizeof action);
  /* The others of the job first: for ourselves the signal is lost meanwhile … */
  action.sa_handler = SIG_IGN;
  sigaction(SIGTSTP, &action, &handler);
  kill(0, SIGTSTP);
  /* A thread that has just handled a signal may still block this one, which keeps it pending: it
   * would stop the process a second time, after `fg`. Ignoring it once more takes it away. */
  sigaction(SIGTSTP, &action, NULL);
  /* … because only one that is sent to this very thread stops the process before the call returns.
   * Never SIGSTOP: where no shell could continue us, the kernel ignores SIGTSTP, but not that. */
  action.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &action, NULL);
  sigset_t stop, before;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &stop, &before);
  pthread_kill(pthread_self(), SIGTSTP);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  sigaction(SIGTSTP, &handler, NULL);
}
