// How deep JSON from outside is nested, before anything is parsed: a parser that calls itself is only given what it can bear.
#pragma once

#include <string_view>

namespace sam {

/// True where brackets outside of strings stand more than `most` deep.
constexpr bool NestsDeeperThan(std::string_view json, int most) {
  int depth = 0;
  bool in_string = false;
  for (size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string && c == '\\') ++i;
    else if (c == '"') in_string = !in_string;
    else if (!in_string && (c == '{' || c == '[') && ++depth > most) return true;
    else if (!in_string && (c == '}' || c == ']')) --depth;
  }
  return false;
}

}  // namespace sam
