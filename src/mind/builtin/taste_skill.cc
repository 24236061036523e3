#include "mind/builtin/taste_skill.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/unicode.h"
#include "base/word_lists.h"

namespace sam {
namespace {

using namespace std::string_view_literals;

constexpr double kTaste = 0.98;  // above the lines for what is liked best
constexpr double kWhich = 0.9;   // ... unless the lines know that kind
constexpr size_t kMostWords = 7;

std::string_view WithoutParticle(std::string_view word) {
  for (const std::string_view particle : {"은"sv, "는"sv, "을"sv, "를"sv, "도"sv})
    if (word.size() > particle.size() + 2 && word.ends_with(particle)) return word.substr(0, word.size() - particle.size());
  return word;
}

/// What is asked about; empty where she is asked for something else: "제일 좋아하는 게 뭐야?", "나 좋아해?".
std::string ThingAskedAbout(const Scene& scene) {
  const std::vector<std::string_view>& words = scene.words;
  if (words.size() < 2 || words.size() > kMostWords) return {};
  constexpr std::array kAsks = {"좋아해"sv, "좋아해요"sv, "좋아하니"sv, "좋아하나요"sv, "좋아하세요"sv, "좋아하냐"sv, "좋아합니까"sv, "좋아하시나요"sv, "좋아하는"sv};
  size_t last = words.size() - 1;
  if (IsOneOf(words[last], {"편이야", "편이에요", "편이세요"})) --last;
  if (last == 0 || std::find(kAsks.begin(), kAsks.end(), words[last]) == kAsks.end()) return {};
  const std::string& noun = scene.thought.percept.focus.noun;  // it knows that 가을 ends in no particle
  const std::string_view thing = !noun.empty() && words[last - 1].starts_with(noun) ? words[last - 1].substr(0, noun.size()) : WithoutParticle(words[last - 1]);
  const bool adnominal = last >= 2 && (words[last - 2].ends_with("운") || words[last - 2].ends_with("은") || words[last - 2].ends_with("한") || words[last - 2].ends_with("는")) && HasHangul(words[last - 2]) && !IsOneOf(words[last - 2], {"너는", "저는", "나는", "씨는", "님은", "당신은", "그쪽은", "사만다는"});
  if (adnominal && IsOneOf(thing, {"거", "것", "사람"})) return std::string(words[last - 2]) + " " + std::string(thing);
  const bool nothing = IsOneOf(thing, {"나", "저", "너", "날", "절", "내", "제", "뭐", "뭘", "누구", "누굴", "거", "것", "그거", "이거", "그런거", "이런거", "제일", "가장", "많이", "진짜", "정말", "좀", "더", "사람", "어떤", "무슨", "우리"});
  const bool asks_which = std::any_of(words.begin(), words.end(), [](std::string_view word) { return IsOneOf(word, {"뭐", "뭘", "무슨", "어떤", "누구", "어느", "제일", "가장", "왜"}); });
  if (nothing || asks_which || !HasHangul(thing) || thing.starts_with("사만다")) return {};
  return adnominal ? std::string(words[last - 2]) + " " + std::string(thing) : std::string(thing);
}

}  // namespace

/// "무슨 꽃 좋아하세요?": the kind of thing of which she is to name one.
std::string KindAskedAbout(const Scene& scene) {
  const std::vector<std::string_view>& words = scene.words;
  for (size_t i = 0; i + 2 < words.size(); ++i)
    if (IsOneOf(words[i], {"무슨", "어떤"}) && words[i + 2].starts_with("좋아") && !words[i + 1].starts_with("색") && HasHangul(words[i + 1])) return std::string(words[i + 1]);
  return {};
}

void TasteSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  if (!scene.IsKorean() || !scene.SameLanguage() || !IsQuestion(scene.thought.percept.act)) return;
  Slots slots = scene.slots;
  if (std::string kind = KindAskedAbout(scene); !kind.empty() && scene.pack.BlocksAbout(kind).empty()) {
    slots.Set(Slot::kFocus, std::move(kind));
    return ProposeLines(scene, name(), "taste.which", slots, kWhich, "was asked which of a kind she likes", out);
  }
  std::string thing = ThingAskedAbout(scene);
  if (thing.empty()) return;
  slots.Set(Slot::kFocus, std::move(thing));
  ProposeLines(scene, name(), "taste.like", slots, kTaste, "was asked whether she likes it", out);
}

}  // namespace sam
