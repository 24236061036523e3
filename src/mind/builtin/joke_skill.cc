#include "mind/builtin/joke_skill.h"

#include <algorithm>

#include "base/unicode.h"
#include "mind/builtin/composer.h"

namespace sam {
namespace {

constexpr double kAsked = 0.35;     // score of the intent from which a joke was asked for
constexpr double kMore = 1.1;       // "another one" can only be meant of a joke
constexpr double kSure = 0.8;       // ... and where the sentence tells something instead of asking
constexpr double kNearBest = 0.85;  // and its share of the best intent's, where no joke was named

/// "got another pun?", "농담 하나 해줘" where the intent was not sure.
bool AsksInWords(const Scene& scene) {
  const bool joke = scene.SaidAny({"joke", "pun", "make me laugh", "something funny", "농담", "개그", "웃긴 얘기",
                                   "웃긴 이야기", "웃겨 줘", "웃겨줘", "웃겨 봐", "웃겨봐", "웃긴 거"});
  if (!joke) return false;
  return scene.SaidAny({"tell", "another", "more", "got",  "give", "hear",  "know", "time",  "please",
                        "try",  "make",    "?",    "하나", "해줘", "해 줘", "해봐", "해 봐", "더",
                        "없",   "알아",    "아는", "들려", "또",   "부탁",  "좀",   "웃겨"}) &&
         !scene.SaidAny({"no joke", "not a joke", "joking", "농담 아니", "농담이 아니", "농담 아냐"});
}

constexpr size_t kBrief = 5;  // words

/// Her last words were a joke, or what was said of it ("that was terrible") and her answer to that stand between.
bool JustJoked(const Scene& scene) {
  const DiscourseTurn* last = scene.Before();
  if (last == nullptr) return false;
  if (last->skill == "joke") return true;
  return last > scene.thought.discourse.recent.data() && (last - 1)->skill == "joke" && SplitWords(last->said).size() <= kBrief;
}

/// "another one", "ㅋㅋㅋ 하나 더": briefly, right after a joke.
bool AsksForMore(const Scene& scene) {
  return JustJoked(scene) && scene.words.size() <= kBrief &&
         scene.SaidAny({"another", "one more", "again", "next one", "하나 더", "하나만 더", "한 개 더", "또 하나", "또 해", "또", "더 해", "한 번 더", "다른 거"}) &&
         !scene.SaidAny({"not another", "no more", "그만"});
}

}  // namespace

void JokeSkill::ProposeIn(const Scene& scene, std::vector<Candidate>& out) const {
  const double asked = scene.IntentScore("ask-joke");
  const bool more = AsksForMore(scene), in_words = more || AsksInWords(scene);
  if (asked < kAsked && !in_words) return;
  const auto& frames = scene.thought.percept.frames;
  const bool tells = !scene.IsKorean() && !frames.empty() && !frames.front().name.starts_with("ask") && !frames.front().name.starts_with("question");
  if (tells && asked < kSure && !more) return;  // "he even made my joke"
  const DiscourseTurn* last = scene.Before();
  if (!in_words && last != nullptr && last->skill.starts_with("take-")) return;  // "another?": a name, an idea
  if (!in_words && asked < kNearBest * scene.thought.percept.intents.front().score) return;  // "tell me a story"
  if (scene.thought.percept.Intent() != "ask-joke" && asked < kAsked && scene.words.size() > 16) return;
  Composer composer(scene, name());
  composer.Add(scene.pack.BlocksOfSkill("joke"), 0.5);
  composer.Propose(more ? kMore : std::max(0.9, asked), "a joke was asked for", out);
}

}  // namespace sam
