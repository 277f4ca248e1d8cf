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
const unsigned char c[] = {
#embed "Languages/c.lang"
};
const unsigned char console[] = {
#embed "Languages/console.lang"
};
const unsigned char csharp[] = {
#embed "Languages/csharp.lang"
};
const unsigned char css[] = {
#embed "Languages/css.lang"
};
const unsigned char diff[] = {
#embed "Languages/diff.lang"
};
const unsigned char dockerfile[] = {
#embed "Languages/dockerfile.lang"
};
const unsigned char elixir[] = {
#embed "Languages/elixir.lang"
};
const unsigned char go[] = {
#embed "Languages/go.lang"
};
const unsigned char graphql[] = {
#embed "Languages/graphql.lang"
};
const unsigned char hcl[] = {
#embed "Languages/hcl.lang"
};
const unsigned char html[] = {
#embed "Languages/html.lang"
};
const unsigned char ini[] = {
#embed "Languages/ini.lang"
};
const unsigned char java[] = {
#embed "Languages/java.lang"
};
const unsigned char json[] = {
#embed "Languages/json.lang"
};
const unsigned char kotlin[] = {
#embed "Languages/kotlin.lang"
};
const unsigned char markdown[] = {
#embed "Languages/markdown.lang"
};
const unsigned char nix[] = {
#embed "Languages/nix.lang"
};
const unsigned char php[] = {
#embed "Languages/php.lang"
};
const unsigned char python[] = {
#embed "Languages/python.lang"
};
const unsigned char r[] = {
#embed "Languages/r.lang"
};
const unsigned char ruby[] = {
#embed "Languages/ruby.lang"
};
const unsigned char rust[] = {
#embed "Languages/rust.lang"
};
const unsigned char sql[] = {
#embed "Languages/sql.lang"
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
    {"c", c, sizeof c},
    {"console", console, sizeof console},
    {"csharp", csharp, sizeof csharp},
    {"css", css, sizeof css},
    {"diff", diff, sizeof diff},
    {"dockerfile", dockerfile, sizeof dockerfile},
    {"elixir", elixir, sizeof elixir},
    {"go", go, sizeof go},
    {"graphql", graphql, sizeof graphql},
    {"hcl", hcl, sizeof hcl},
    {"html", html, sizeof html},
    {"ini", ini, sizeof ini},
    {"java", java, sizeof java},
    {"json", json, sizeof json},
    {"kotlin", kotlin, sizeof kotlin},
    {"markdown", markdown, sizeof markdown},
    {"nix", nix, sizeof nix},
    {"php", php, sizeof php},
    {"python", python, sizeof python},
    {"r", r, sizeof r},
    {"ruby", ruby, sizeof ruby},
    {"rust", rust, sizeof rust},
    {"sql", sql, sizeof sql},
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
