#include "OwnDefinitions.hpp"

#include <cstring>

// The definitions are bytes of the binary, so that a binary alone has them. Each is complete in itself:
// it includes no other.
#pragma clang diagnostic ignored "-Wc23-extensions"

namespace csh {

namespace {

const unsigned char bash[] = {
#embed "Languages/bash.lang"
};
const unsigned char console[] = {
#embed "Languages/console.lang"
};
const unsigned char diff[] = {
#embed "Languages/diff.lang"
};
const unsigned char dockerfile[] = {
#embed "Languages/dockerfile.lang"
};
const unsigned char json[] = {
#embed "Languages/json.lang"
};
const unsigned char kotlin[] = {
#embed "Languages/kotlin.lang"
};
const unsigned char python[] = {
#embed "Languages/python.lang"
};
const unsigned char swift[] = {
#embed "Languages/swift.lang"
};
const unsigned char toml[] = {
#embed "Languages/toml.lang"
};
const unsigned char typescript[] = {
#embed "Languages/typescript.lang"
};
const unsigned char yaml[] = {
#embed "Languages/yaml.lang"
};
const unsigned char zig[] = {
#embed "Languages/zig.lang"
};

constexpr OwnDefinition definitions[] = {
    {"bash", bash, sizeof bash},
    {"console", console, sizeof console},
    {"diff", diff, sizeof diff},
    {"dockerfile", dockerfile, sizeof dockerfile},
    {"json", json, sizeof json},
    {"kotlin", kotlin, sizeof kotlin},
    {"python", python, sizeof python},
    {"swift", swift, sizeof swift},
    {"toml", toml, sizeof toml},
    {"typescript", typescript, sizeof typescript},
    {"yaml", yaml, sizeof yaml},
    {"zig", zig, sizeof zig},
};

} // namespace

const OwnDefinition *ownDefinition(const char *name) {
  for (const OwnDefinition &definition : definitions)
    if (std::strcmp(definition.name, name) == 0)
      return &definition;
  return nullptr;
}

} // namespace csh
