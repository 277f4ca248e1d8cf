#include "csourcehighlight.h"
