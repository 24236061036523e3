// Room for what is kept once for each of thousands of people: growing by an eighth instead of doubling.
#pragma once

#include <cstddef>

namespace sam {

/// Makes room for `more` elements behind those of a vector or string.
template <typename Container>
void GrowGently(Container& container, size_t more) {
  const size_t needed = container.size() + more;
  if (needed > container.capacity()) container.reserve(needed + needed / 8 + 4);
}

}  // namespace sam
