#include "core/tone.h"

#include <boost/unordered/unordered_flat_map.hpp>

#include "base/unicode.h"

namespace sam {

int ToneOfWords(const std::vector<std::string_view>& words) {
  static constexpr std::string_view kBad =
      " wrong broke broken lost cancelled canceled failed fail sick alone nobody horrible terrible awful worst worse hate"
      " hurt cried crying stolen stole ruined empty idiot stuck late scared afraid worried missed rude fired shouted"
      " exhausted pain useless unfair sad angry tired horrid dead died ugh annoying ashamed jealous forgot ignored leaking"
      " leak lonely rejected mess burnt burned disaster hopeless stupid badly lousy nasty"
      " accident crash crashed injured fell bleeding ambulance stroke collapsed fainted cancer ill poorly dumped robbed missing fall sacked bullied boring dull drowning dying flooded mouldy moldy ruining grumpy";
  static constexpr std::string_view kGood =
      " finally won passed best proud love loved lovely great hugged yay happy glad better perfect brilliant amazing"
      " wonderful thrilled excited delicious beautiful hooray fun kind sweet funny helpful useful gorgeous relieved fantastic engaged promoted ";
  static const boost::unordered_flat_map<std::string_view, int> kTones = [] {
    boost::unordered_flat_map<std::string_view, int> tones;
    for (const std::string_view word : SplitWords(kGood)) ++tones[word];
    for (const std::string_view word : SplitWords(kBad)) --tones[word];
    return tones;
  }();
  int sum = 0;
  bool flipped = false;
  for (const auto word : words) {
    if (word == "not" || word == "no" || word == "never" || word.ends_with("n't")) flipped = true;
    const auto tone = kTones.find(word);
    if (tone != kTones.end()) sum += tone->second > 0 ? (flipped ? -1 : 1) : (flipped ? 0 : -1);
  }
  return sum > 0 ? 1 : sum < 0 ? -1 : 0;
}

}  // namespace sam
