/* The C library's name: zlib (Debian: zlib1g-dev). */
#include <zlib.h>
