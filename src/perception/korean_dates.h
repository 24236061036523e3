// Numbers, days and hours as Koreans say them, resolved against a Moment.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "perception/korean_words.h"

namespace sam::korean {

/// A number at the beginning of `text` (digits, native, Sino-Korean); `used` is its length in bytes, 0 where there is
/// none.
int ReadNumber(std::string_view text, size_t& used);
/// "열두 살", "세 마리", "여섯 시간": index of the first and one past the last word, and the words as said.
struct Quantity {
  size_t first = 0, last = 0;
  int number = 0;
  std::string_view counter;  // "살", "마리", "시간"
  std::string text;          // "열두 살"
};
std::optional<Quantity> FindQuantity(const std::vector<Word>& words);

/// When something is: the words that say it, and the moment they mean.
struct When {
  size_t first = 0, last = 0;  // words, half open
  std::string text;            // "10월 24일", "내일 오전 10시"
  std::optional<Moment> at;    // noon where only a day is named
  bool has_day = false;
  bool has_clock = false;
};
/// The first time expression; `anchor` gives the day where only an hour is named.
std::optional<When> FindWhen(const std::vector<Word>& words, const Moment& now, const std::optional<Moment>& anchor);

}  // namespace sam::korean
