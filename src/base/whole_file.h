// Small files that are there whole or not at all, for their owner's eyes only.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace sam {

/// Written beside (mode 0600), made durable, and put in its place; its folder is made where there is none. kUnavailable where it cannot be written.
Result<void> WriteWholeFile(const std::string& path, std::string_view text);

}  // namespace sam
