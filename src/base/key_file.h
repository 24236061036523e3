// Keys that lie in a file of their own.
#pragma once

#include <string>

#include "base/result.h"

namespace sam {

/// The text of a file that its owner alone may read, at most its first 16 KiB. kNotFound; kInvalidArgument where it is no file or others may read it.
Result<std::string> ReadKeyFile(const std::string& path);

}  // namespace sam
