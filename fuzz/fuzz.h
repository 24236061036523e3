// What a fuzz target gives to the driver: where to begin, and what takes the bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sam::fuzz {

/// Inputs of the proper form, short where they can be.
std::vector<std::string> Seeds();
/// Takes any bytes. It must come back, and leave nothing behind; what it promises of a result it checks with SAM_CHECK.
void Try(std::string_view input);

}  // namespace sam::fuzz
