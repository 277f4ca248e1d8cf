#include "Definition.hpp"
#include "OwnDefinitions.hpp"

#include <srchilite/langdefmanager.h>
#include <srchilite/regexrulefactory.h>

#include <fcntl.h>
#include <stdexcept>
#include <sys/mman.h>
#include <unistd.h>

namespace csh {

namespace {

/* A file without a name, for a library that only reads files. */
class MemoryFile {
public:
  MemoryFile(const char *name, const unsigned char *text, std::size_t length)
      : descriptor(memfd_create(name, MFD_CLOEXEC)) {
    if (descriptor < 0)
      throw std::runtime_error("no memory file");
    while (length > 0) {
      const ssize_t written = write(descriptor, text, length);
      if (written <= 0) {
        close(descriptor);
        throw std::runtime_error("memory file cut");
      }
      text += written;
      length -= static_cast<std::size_t>(written);
    }
  }
  MemoryFile(const MemoryFile &) = delete;
  MemoryFile &operator=(const MemoryFile &) = delete;
  ~MemoryFile() { close(descriptor); }

  std::string name() const { return std::to_string(descriptor); }

private:
  int descriptor;
};

srchilite::HighlightStatePtr build(const std::string &directory, const std::string &file) {
  // The states of a language live on; the manager and its cache of them need not.
  srchilite::RegexRuleFactory factory;
  srchilite::LangDefManager manager(&factory);
  srchilite::HighlightStatePtr state = manager.getHighlightState(directory, file);
  if (!state)
    throw std::runtime_error("no states");
  return state;
}

} // namespace

srchilite::HighlightStatePtr readDefinition(const std::string &name, const std::string &directory) {
  if (const OwnDefinition *own = ownDefinition(name.c_str())) {
    const MemoryFile file(own->name, own->text, own->length);
    return build("/proc/self/fd", file.name());
  }
  const std::string file = name + ".lang";
  // The library itself would look elsewhere, too.
  if (access((directory + "/" + file).c_str(), R_OK) != 0)
    throw std::runtime_error("no definition");
  return build(directory, file);
}

} // namespace csh
