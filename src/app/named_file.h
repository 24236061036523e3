// A file that a person names.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace sam::app {

/// The bytes of a file; `what` is what is to be named instead of what cannot be taken. kNotFound where it cannot be read, kExhausted where it has more than
/// `most_bytes`, kInvalidArgument where it is empty.
Result<std::string> ReadNamedFile(const std::string& path, std::string_view what, size_t most_bytes);

}  // namespace sam::app
