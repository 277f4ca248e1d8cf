#ifndef CSH_DEFINITION_HPP
#define CSH_DEFINITION_HPP

#include <srchilite/highlightstate.h>

#include <string>

namespace csh {

/* Reads the definition of a language: our own, else `name`.lang in `directory`. Throws when there is
   none or it is wrong. */
srchilite::HighlightStatePtr readDefinition(const std::string &name, const std::string &directory);

} // namespace csh

#endif
