// Room for what is kept once for each of thousands of people: growing by an eighth instead of doubling.
#pragma once

#include <cstddef>

namespace sam {

/// Makes room for `more` elements behind those of a vector or string. A new one, since a string that is not empty doubles in reserve().
template <typename Container>
void GrowGently(Container& container, size_t more) {
  const size_t needed = container.size() + more;
  if (needed <= container.capacity()) return;
  Container grown;
  grown.reserve(needed + needed / 8 + 4);
  grown.assign(container.begin(), container.end());
  container.swap(grown);
}

}  // namespace sam
