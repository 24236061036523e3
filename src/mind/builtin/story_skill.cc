#include "mind/builtin/story_skill.h"

#include <re2/re2.h>

#include "base/random.h"
#include "base/word_lists.h"

namespace sam {
namespace {

constexpr double kToldAsAsked = 1.05;
constexpr double kMeant = 0.4;  // of the wish for a tale

/// "재밌는 이야기": how it is to be, not about whom.
bool IsNoHero(std::string_view word) {
  return EndsWithAny(word, {"는", "은", "운", "긴", "른", "한", "픈", "은", "날", "로", "게", "서", "도", "고", "면", "히"}) ||
         IsOneOf(word, {"너", "니", "네", "내", "제", "나", "저", "그", "이", "오늘", "아무", "무슨", "다른", "딴", "하나", "좀", "새", "또", "잠깐", "괴담", "동화", "귀여", "누구", "사랑", "뭐", "어제", "회사", "학교", "우리", "얘기", "이야기"});
}

bool WishesATale(const Scene& scene) {
  const DiscourseTurn* before = scene.Before();
  const bool goes_on = before != nullptr && (before->skill == "story" || WithoutKind(before->intent) == "ask-story");
  return goes_on || scene.IntentScore("ask-story") >= kMeant;
}

}  // namespace

std::string HeroNamed(std::string_view line) {
  static const RE2 in_it(R"((?:^|[ ,])([가-힣]{1,6}?)(?:이|가|도|랑|이랑)? ?(?:나오는|나오게|나왔으면|주인공))");
  static const RE2 about(R"((?:^|[ ,])([가-힣]{1,6}?)(?:에 대한|에 관한)? (?:이야기|얘기|동화) ?(?:하나|좀|하나만|짧게)? ?(?:해|들려|지어|만들어))");
  std::string hero;
  if (!RE2::PartialMatch(line, in_it, &hero) && !RE2::PartialMatch(line, about, &hero)) return {};
  return IsNoHero(hero) ? std::string() : hero;
}

void StorySkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  if (!scene.IsKorean() || !scene.SameLanguage() || !WishesATale(scene)) return;
  std::string hero = HeroNamed(scene.lower);
  if (hero.empty()) return;
  Slots slots = scene.slots;
  slots.Set("hero", std::move(hero));
  for (const std::string_view line : scene.pack.Lines("story.hero")) {
    Candidate candidate;
    const uint64_t salt = StableHash(line);
    candidate.text = Realise(line, scene.level(), slots, salt);
    candidate.skill = name();
    candidate.blocks = {std::string(line.substr(0, 24))};
    candidate.relevance = kToldAsAsked * (0.9 + 0.1 * scene.Unit(salt) * scene.Novelty(StableHash(candidate.blocks.front())));
    candidate.why = "a tale about whom the person named";
    out.push_back(std::move(candidate));
  }
}

}  // namespace sam
