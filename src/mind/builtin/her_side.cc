#include "mind/builtin/her_side.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/unicode.h"

namespace sam {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 24> kTurned = {{
    {"i", "you"}, {"me", "you"}, {"my", "your"}, {"mine", "yours"}, {"myself", "yourself"}, {"we", "you"}, {"us", "you"}, {"our", "your"},
    {"ours", "yours"}, {"ourselves", "yourselves"}, {"am", "are"}, {"i'm", "you're"}, {"im", "you're"}, {"i've", "you've"}, {"ive", "you've"},
    {"i'd", "you'd"}, {"i'll", "you'll"}, {"we're", "you're"}, {"we've", "you've"}, {"we'd", "you'd"}, {"we'll", "you'll"}, {"let's", "you"},
    {"i\u2019m", "you're"}, {"i\u2019ve", "you've"}}};

bool SpeaksToHer(std::string_view word) { return word.starts_with("you") || word == "u" || word == "ur"; }

}  // namespace

std::optional<std::string> ToHerSide(std::string_view english) {
  std::string out;
  size_t copied = 0;
  bool after_i = false;
  for (const std::string_view word : SplitWords(english)) {
    const std::string lower = ToLower(word);
    if (SpeaksToHer(lower)) return std::nullopt;
    const auto turned = std::find_if(kTurned.begin(), kTurned.end(), [&](const auto& t) { return t.first == lower; });
    const bool was = after_i && lower == "was";
    after_i = lower == "i";
    if (turned == kTurned.end() && !was) continue;
    const size_t at = static_cast<size_t>(word.data() - english.data());
    out += english.substr(copied, at - copied);
    out += was ? std::string_view("were") : turned->second;
    copied = at + word.size();
  }
  out += english.substr(copied);
  return out;
}

}  // namespace sam
