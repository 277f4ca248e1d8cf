/* Another program on our terminal, while it is left: it gets what a shell would give it. */
#include "state.h"

#include <errno.h>
#include <pthread.h>
#include <sys/wait.h>
#include <unistd.h>

/* Between fork and exec only async-signal-safe calls are made: other threads may have held locks. */
static void become(char *const *words) {
  /* A handler of ours that ran here would write into the pipe that the parent reads. */
  for (int number = 1; number < NSIG; number++) {
    struct sigaction action;
    if (sigaction(number, NULL, &action) != 0 || action.sa_handler == SIG_DFL) continue;
    /* What was ignored before us, as under nohup, stays ignored; SIGPIPE we ignored ourselves. */
    if (action.sa_handler == SIG_IGN && number != SIGPIPE) continue;
    action.sa_flags = 0;
    action.sa_handler = SIG_DFL;
    sigaction(number, &action, NULL);
  }
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  /* Nothing that is open here concerns it: connections, the log. */
  close_range(3, ~0U, 0);
  execvp(words[0], words);
  _exit(127);
}

int ct_spawn(const char *const *words) {
  /* The handlers stay off until the child has taken them out. */
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pid_t child = fork();
  if (child == 0) become((char *const *)words);
  int error = errno;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  return child < 0 ? -error : child;
}

bool ct_has_ended(int child, int *exit_status, int *signal_number) {
  int status = 0;
  pid_t ended;
  do ended = waitpid(child, &status, WNOHANG);
  while (ended < 0 && errno == EINTR);
  if (ended == 0) return false;
  *exit_status = ended > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : 0;
  *signal_number = ended > 0 && WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  return true;
}
