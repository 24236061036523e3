// A fact in one plain clause, in the language in which it was said, for the person's own eyes.
#pragma once

#include <string>

#include "core/memory.h"

namespace sam {

/// "your parrot's name: Captain", "거북이 이름: 두부".
std::string Describe(const Fact& fact);

}  // namespace sam
