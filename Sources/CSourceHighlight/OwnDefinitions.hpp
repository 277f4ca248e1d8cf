#ifndef CSH_OWN_DEFINITIONS_HPP
#define CSH_OWN_DEFINITIONS_HPP

#include <cstddef>

namespace csh {

/* A definition that comes with the program: for a language that the library has none of, or a poor
   one. */
struct OwnDefinition {
  const char *name;
  const unsigned char *text;
  std::size_t length;
};

/* NULL: there is none. */
const OwnDefinition *ownDefinition(const char *name);

} // namespace csh

#endif
