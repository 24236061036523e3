#include "base/result.h"

#include <cstdio>
#include <cstdlib>

namespace sam {

void CheckFailed(const char* expression, const char* file, int line) {
  std::fprintf(stderr, "samantha: broken invariant %s at %s:%d\n", expression, file, line);
  std::abort();
}

}  // namespace sam
