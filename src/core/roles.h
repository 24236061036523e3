// What people are to one another, where they go without a name: "mum", "brother", "남편".
#pragma once

#include <span>
#include <string_view>

namespace sam {

std::span<const std::string_view> RoleWords();

}  // namespace sam
