#ifndef PSEUDO_TERMINAL_H
#define PSEUDO_TERMINAL_H

#include <sys/types.h>

/* What Swift cannot do by itself: fork, and a few calls that its Glibc module lacks. */

/// Starts `path` as leader of a session of its own on a new pseudo-terminal: descriptors 0 to 2 are
/// the terminal, no other is open, and all signals have their default dispositions.
/// `directory` may be null. Returns the master's descriptor (non-blocking, close-on-exec), or -1 with
/// errno; an executable that cannot be run shows as exit status 127.
int pt_spawn(const char *_Nonnull path, char *const _Nullable *_Nonnull argv,
             char *const _Nullable *_Nonnull envp, const char *_Nullable directory, int rows,
             int columns, pid_t *_Nonnull pid);

/// Tells the terminal's size to the kernel, which sends SIGWINCH to the foreground group.
int pt_resize(int master, int rows, int columns);

/// A descriptor that becomes readable when the process ends; -1 with errno.
int pt_process_descriptor(pid_t pid);

/// A descriptor that another thread polls; `pt_wake` makes it readable, `pt_calm` takes that back.
int pt_waker(void);
void pt_wake(int waker);
void pt_calm(int waker);

#endif
