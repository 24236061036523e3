// What a person only shows of what others wrote, parted from the person's own words: "here is a mail i got: ...". Nobody's claim, wish or order.
#pragma once

#include <string>
#include <string_view>

namespace sam {

struct ShownText {
  std::string own;    // the person's words, before and after it
  std::string shown;  // "" for most of what is said
};

/// Knows a text that is announced ("the letter says: ..."), stands between fences, or has the look of a mail, a web page, a calendar's file or a model's
/// templates. Takes text as CleanText gives it.
ShownText PartShown(std::string_view text);

}  // namespace sam
