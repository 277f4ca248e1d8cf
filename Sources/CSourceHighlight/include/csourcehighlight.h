#ifndef CSOURCEHIGHLIGHT_H
#define CSOURCEHIGHLIGHT_H

/* GNU Source-highlight with a C face: a language, a line, a state; roles come back. No exception
   leaves it. */

#endif
