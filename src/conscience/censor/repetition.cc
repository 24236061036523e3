#include "conscience/censor/repetition.h"

#include <algorithm>

#include "base/unicode.h"
#include "conscience/censor/sentence.h"

namespace sam::conscience {
namespace {

constexpr size_t kFewLetters = 9;    // "yes, of course", "네, 맞아요": may come again
constexpr double kNear = 0.86, kNearOlder = 0.93;  // of the threes that two have, those they share

bool IsNear(const Shape& a, const Shape& b, double near) {
  const size_t larger = std::max(a.threes.size(), b.threes.size()), smaller = std::min(a.threes.size(), b.threes.size());
  if (larger == 0 || static_cast<double>(smaller) < near * near * static_cast<double>(larger)) return false;
  size_t shared = 0;
  for (auto x = a.threes.begin(), y = b.threes.begin(); x != a.threes.end() && y != b.threes.end();) {
    if (*x == *y) ++shared, ++x, ++y;
    else if (*x < *y) ++x;
    else ++y;
  }
  return 2.0 * static_cast<double>(shared) >= near * static_cast<double>(a.threes.size() + b.threes.size());
}

}  // namespace

Shape::Shape(std::string_view plain) {
  char32_t one = 0, two = 0;
  for (size_t pos = 0; pos < plain.size();) {
    const char32_t c = DecodeUtf8(plain, pos);
    if (c < 0x80 && !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) continue;
    threes.push_back((static_cast<uint32_t>(one) * 2654435761u) ^ (static_cast<uint32_t>(two) * 40503u) ^ static_cast<uint32_t>(c));
    one = two, two = c;
    ++letters;
  }
  std::sort(threes.begin(), threes.end());
  threes.erase(std::unique(threes.begin(), threes.end()), threes.end());
}

void Repetition::Read() {
  read_ = true;
  for (const DiscourseTurn& turn : discourse_.recent) {
    for (const std::string_view sentence : SplitSentences(turn.reply)) {
      Shape shape(Plain(sentence));
      if (shape.letters > 2 * kFewLetters || (HasHangul(sentence) && shape.letters > kFewLetters)) before_.push_back(std::move(shape));
    }
  }
}

bool Repetition::IsAgain(std::string_view plain, const Shape& shape) {
  if (!read_) Read();
  const size_t few = HasHangul(plain) ? kFewLetters / 2 + 1 : kFewLetters;
  if (shape.letters <= few) return false;
  const auto is_near = [&](double near) { return [&shape, near](const Shape& each) { return IsNear(shape, each, near); }; };
  return std::any_of(said_.begin(), said_.end(), is_near(kNear)) || std::any_of(before_.begin(), before_.end(), is_near(kNearOlder));
}

}  // namespace sam::conscience
