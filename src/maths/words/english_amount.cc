// Amounts read and written.
#include "maths/words/english_amount.h"

namespace sam::maths {

std::optional<Amount> ReadAmount(std::string_view text) {
  if (const auto slash = text.find('/'); slash != std::string_view::npos) {
    const auto above = ReadAmount(text.substr(0, slash)), below = ReadAmount(text.substr(slash + 1));
    if (!above || !below) return std::nullopt;
    const Amount ratio = *above / *below;
    return ratio.valid() ? std::optional(ratio) : std::nullopt;
  }
  std::int64_t digits = 0, scale = 1;
  int count = 0;
  bool point = false;
  for (const char c : text) {
    if (c == ',' && !point && count > 0) continue;
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9' || ++count > 15) return std::nullopt;
    digits = digits * 10 + (c - '0');
    if (point) scale *= 10;
  }
  return count > 0 ? std::optional(Amount(digits, scale)) : std::nullopt;
}

std::string Write(const Amount& amount) {
  if (!amount.valid()) return "";
  if (amount.whole()) return std::to_string(amount.above());
  const Amount hundredths = amount * 100;
  if (!hundredths.whole()) return std::to_string(amount.above()) + "/" + std::to_string(amount.below());
  const std::int64_t size = hundredths.above() < 0 ? -hundredths.above() : hundredths.above(), rest = size % 100;
  std::string text = (hundredths.above() < 0 ? "-" : "") + std::to_string(size / 100) + "." + std::to_string(rest / 10);
  return rest % 10 == 0 ? text : text + std::to_string(rest % 10);
}

}  // namespace sam::maths
